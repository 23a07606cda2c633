import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromiumNames } from "@/server/platform/chromium-names";

/**
 * A Chromium that runs, for the browser tests: the one named by CHROMIUM_PATH, else the system's, else
 * Playwright's, else Debian's package, which root may install.
 * @returns the path of the program
 * @throws Error with a sentence that says what to do when there is none
 */
export async function provideBrowser(): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (runs(named)) return named;
    throw new Error(
      `CHROMIUM_PATH names ${named}, which does not run as a browser. Correct it or leave it out.`,
    );
  }
  const found = onPath() ?? (await ofPlaywright());
  if (found) return found;

  const isRoot = process.getuid?.() === 0;
  if (isRoot && installWithApt()) {
    const installed = onPath();
    if (installed) return installed;
  }
  throw new Error(
    "The browser tests need Chromium, and there is none on this machine. Install it (Debian: sudo apt-get install chromium; elsewhere: npx playwright install chromium), or set CHROMIUM_PATH to one.",
  );
}

function runs(program: string): boolean {
  return spawnSync(program, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0;
}

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const candidates = chromiumNames.flatMap((name) => folders.map((folder) => join(folder, name)));
  // Running it weeds out the stand-ins that only say "install the snap".
  return candidates.find((program) => existsSync(program) && runs(program));
}

async function ofPlaywright(): Promise<string | undefined> {
  const { chromium } = await import("@playwright/test");
  const program = chromium.executablePath();
  return existsSync(program) && runs(program) ? program : undefined;
}

function installWithApt(): boolean {
  const program = "/usr/bin/apt-get";
  if (!existsSync(program)) return false;
  const apt = (...args: string[]) =>
    spawnSync(program, args, {
      // Its progress is ours; standard output is left to whoever reads the path from it.
      stdio: ["ignore", process.stderr, process.stderr],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    }).status === 0;
  console.error("Installing Chromium for the browser tests. This takes a minute, once.");
  const install = (name: string) => apt("install", "--yes", "--no-install-recommends", name);
  // Older systems know the whole browser only.
  return apt("update") && (install("chromium-headless-shell") || install("chromium"));
}
