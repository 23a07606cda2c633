import { readFileSync } from "node:fs";
import { join } from "node:path";
import type postgres from "postgres";
import type { Installation } from "@/scripts/lib/installation";
import type { Id } from "@/server/platform/ids";

/** What every cell measures on: one installation in production mode, and its database. */
export interface Stage {
  installation: Installation;
  /** The database's owner, for the limits, which know of no stores. */
  owner: postgres.Sql;
  ownerUrl: string;
  postgresPid: number;
  /** Where this run keeps what it makes; gone at its end. */
  folder: string;
  store: { id: Id<"workspace">; slug: string };
  /** A signed-in browser each: what the app counts and limits, it counts by person. */
  browsers: { cookie: string }[];
  chromium: string;
  /** The address of a provider of language models that the installation has keys for; `/pace` sets its delays. */
  provider: string;
}

/** The process id of a cluster's server. */
export function postmasterOf(dataDir: string): number {
  return Number(readFileSync(join(dataDir, "postmaster.pid"), "utf8").split("\n")[0]);
}

/** A request of each browser in turn, so that no person reaches a limit. */
export function fromAll(stage: Stage, paths: string[], headers: Record<string, string> = {}) {
  const length = Math.max(paths.length, stage.browsers.length);
  return Array.from({ length }, (_, i) => ({
    path: paths[i % paths.length] ?? "/",
    headers: { cookie: stage.browsers[i % stage.browsers.length]?.cookie ?? "", ...headers },
  }));
}
