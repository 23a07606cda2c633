import { createHash } from "node:crypto";
import { join } from "node:path";
import postgres from "postgres";
import { run } from "./children";
import { say } from "./console";
import { readPrivate, writePrivate } from "./private-file";

interface Account {
  email: string;
  password: string;
}

/** How to sign in to the demo store and as an admin of the installation. */
export interface Login {
  owner: Account;
  admin: Account;
  file: string;
  /** Nobody has been told it yet: a start that is interrupted says nothing. */
  fresh: boolean;
}

interface Options {
  dataDir: string;
  serviceUrl: string;
  /** The user's own database, when it is not the embedded one. */
  ownDatabase: string | undefined;
  env: NodeJS.ProcessEnv;
}

type Accounts = Pick<Login, "owner" | "admin">;
type Kept = Accounts & { told: boolean };

/**
 * Seeds the demo store into a database without any account, and keeps its passwords, which were made for
 * this installation, in `demo-login.json` (with a name of its own for each database of the user's own).
 * @returns how to sign in; undefined when this database's demo was not seeded from here
 */
export async function demoLogin({
  dataDir,
  serviceUrl,
  ownDatabase,
  env,
}: Options): Promise<Login | undefined> {
  const file = join(dataDir, `demo-login${ownDatabase ? `-${shortName(ownDatabase)}` : ""}.json`);
  if (!(await isEmpty(serviceUrl))) {
    const kept = readPrivate<Kept>(file);
    return kept && { ...kept, file, fresh: !kept.told };
  }
  say("Filling the demo store");
  const lines: string[] = [];
  const child = run(["--import", "tsx", "server/seed/main.ts"], { env, onLine: (line) => lines.push(line) });
  if ((await child.exited) !== 0) throw new Error(`The demo store could not be filled:\n${lines.join("\n")}`);
  const login = JSON.parse(lines.at(-1) ?? "null") as Accounts | null;
  if (!login) return undefined;
  writePrivate(file, { ...login, told: false } satisfies Kept);
  return { ...login, file, fresh: true };
}

/** Remembers that the passwords were shown, so that later starts only say where they are. */
export function markTold({ owner, admin, file }: Login): void {
  writePrivate(file, { owner, admin, told: true } satisfies Kept);
}

/** Stands for a database address, without the password, in the name of a file. */
function shortName(address: string): string {
  const { host, pathname } = new URL(address);
  return createHash("sha256")
    .update(host + pathname)
    .digest("hex")
    .slice(0, 8);
}

/** Whether nobody has an account in this database yet. */
async function isEmpty(serviceUrl: string): Promise<boolean> {
  const sql = postgres(serviceUrl, { max: 1 });
  try {
    const [row] = await sql<{ empty: boolean }[]>`select not exists (select from users) as empty`;
    return row?.empty === true;
  } finally {
    await sql.end();
  }
}
