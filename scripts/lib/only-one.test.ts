import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { claim } from "./only-one";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rooz-claim-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Another process that claims the folder, and says on a line what it was told. */
async function rival(dataDir: string) {
  const code = `
    import { claim } from "./scripts/lib/only-one.ts";
    const other = await claim(process.argv[1], { pid: process.pid, url: "http://rival" });
    console.log(JSON.stringify(other ?? null));
    setInterval(() => {}, 60_000);`;
  const args = ["--import", "tsx", "--input-type=module", "--eval", code, dataDir];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const [said] = await once(child.stdout, "data");
  return { child, answer: JSON.parse(String(said)) as unknown };
}

it("lets one process in, tells the second who it is, and is free again after kill -9", async () => {
  const first = await rival(folder);
  expect(first.answer).toBeNull();
  expect(await claim(folder, { pid: 1, url: "http://me" })).toEqual({
    pid: first.child.pid,
    url: "http://rival",
  });

  const exit = once(first.child, "exit");
  first.child.kill("SIGKILL");
  await exit;
  expect(await claim(folder, { pid: 1, url: "http://me" })).toBeUndefined();
});

it("works in a folder whose path is too long for a socket", async () => {
  const deep = join(folder, "a".repeat(90), "b".repeat(90));
  expect(await claim(deep, { pid: 1, url: "http://me" })).toBeUndefined();
  expect(await claim(deep, { pid: 2, url: "http://other" })).toEqual({ pid: 1, url: "http://me" });
});
