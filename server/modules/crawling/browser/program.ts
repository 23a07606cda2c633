import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { chromiumNames } from "@/server/platform/chromium-names";
import { env } from "@/server/platform/env";

/** The Chromium of this machine: the one that CHROMIUM_PATH names, else the system's, else Playwright's, if there is one. */
export async function chromiumPath(): Promise<string | undefined> {
  const named = env().CHROMIUM_PATH;
  if (named) return named;
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const { chromium } = await import("playwright-core");
  for (const program of [
    ...chromiumNames.flatMap((name) => folders.map((folder) => join(folder, name))),
    chromium.executablePath(),
  ]) {
    if (await isProgram(program)) return program;
  }
  return undefined;
}

const isProgram = (path: string) =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
