import { chmod, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { provideBrowser } from "./provide-browser";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rooz-browser-"));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

/** A program that answers `--version` with the given exit code, as a browser or a stand-in for one would. */
async function program(name: string, exitCode: number): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\nexit ${exitCode}\n`);
  await chmod(path, 0o755);
  return path;
}

it("takes the one that CHROMIUM_PATH names, and nothing else when it does not run", async () => {
  vi.stubEnv("CHROMIUM_PATH", await program("mine", 0));
  expect(await provideBrowser()).toBe(join(folder, "mine"));
  vi.stubEnv("CHROMIUM_PATH", join(folder, "missing"));
  await expect(provideBrowser()).rejects.toThrow("CHROMIUM_PATH names");
});

it("finds the system's, passing by a stand-in that does not run", async () => {
  vi.stubEnv("CHROMIUM_PATH", "");
  vi.stubEnv("PATH", folder);
  await symlink("/bin/sh", join(folder, "sh"));
  await program("chromium-browser", 10);
  await program("google-chrome", 0);
  expect(await provideBrowser()).toBe(join(folder, "google-chrome"));
});
