import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, it } from "vitest";
import { eventually, isAlive } from "@/server/db/embedded/postmaster";
import { run } from "./children";

/** A server with a helper process of its own, which says both process ids. */
const family = `
  const { spawn } = require("node:child_process");
  const helper = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  console.log(JSON.stringify([process.pid, helper.pid]));
  setInterval(() => {}, 1000);`;

it("stops a child together with the processes that it started", async () => {
  const said = Promise.withResolvers<string>();
  const child = run(["-e", family], { env: process.env, onLine: said.resolve });
  const pids = JSON.parse(await said.promise) as number[];
  await child.stop();
  expect(await eventually(() => !pids.some(isAlive), 60_000)).toBe(true);
});

it("tells the exit code, after the last line of output", async () => {
  const lines: string[] = [];
  const script = "console.log('one'); console.error('two'); process.exitCode = 3";
  const child = run(["-e", script], { env: process.env, onLine: (line) => lines.push(line) });
  expect(await child.exited).toBe(3);
  expect(lines.sort()).toEqual(["one", "two"]);
});

it("takes the children down with a keeper that is killed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "rooz-children-"));
  const script = join(folder, "family.cjs");
  await writeFile(script, family);
  const code = `
    import { run } from "./scripts/lib/children.ts";
    run([process.argv[1]], { env: process.env, onLine: (line) => console.log(line) });`;
  const args = ["--import", "tsx", "--input-type=module", "--eval", code, script];
  const keeper = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface({ input: keeper.stdout }), "line");
  const pids = JSON.parse(String(line)) as number[];
  expect(pids.every(isAlive)).toBe(true);
  keeper.kill("SIGKILL");
  // Nobody may be there to bury an orphan: a zombie is as good as gone.
  const gone = await Promise.all(pids.map((pid) => settled(pid)));
  expect(gone).toEqual([true, true]);
  await rm(folder, { recursive: true });
});

async function settled(pid: number): Promise<boolean> {
  let state = "";
  const look = () => {
    readFile(`/proc/${pid}/stat`, "utf8").then(
      (stat) => {
        state = stat.split(") ")[1]?.[0] ?? "";
      },
      () => {},
    );
    return !isAlive(pid) || state === "Z";
  };
  return eventually(look, 60_000);
}
