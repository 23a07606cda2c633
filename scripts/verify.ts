import { type SpawnOptions, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Counts, readPlaywright, readVitest } from "./lib/test-reports";

/**
 * Says whether the tree is good: every check, whether or not an earlier one failed, then a table. The last line
 * counts the tests; a check that failed without a failed test counts as one, so that no failure hides.
 */
const root = path.resolve(import.meta.dirname, "..");
/** `npm test`: without the checks that read the code only. */
const testsOnly = process.argv.includes("--tests-only");

interface Row {
  name: string;
  ok: boolean;
  seconds: number;
  counts?: Counts;
}

/** The tests that are checks of their own, by the file that holds them. */
const named: Record<string, string> = {
  "import graph": "server/import-graph.test.ts",
  translations: "server/platform/i18n/messages.test.ts",
};

function run(script: string, args: string[], env: Record<string, string>, quiet: boolean): Promise<boolean> {
  const options: SpawnOptions = {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
    shell: process.platform === "win32",
  };
  return new Promise((resolve, reject) => {
    const child = spawn("npm", ["run", "--silent", script, "--", ...args], options);
    const said: Buffer[] = [];
    child.stdout?.on("data", (chunk: Buffer) => said.push(chunk));
    child.stderr?.on("data", (chunk: Buffer) => said.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code !== 0 && quiet) console.log(`\n== ${script} failed\n${Buffer.concat(said)}`);
      resolve(code === 0);
    });
  });
}

async function timed(
  name: string,
  script: string,
  args: string[] = [],
  env = {},
  quiet = false,
): Promise<Row> {
  console.log(`\n== ${name}`);
  const begin = performance.now();
  const ok = await run(script, args, env, quiet);
  return { name, ok, seconds: (performance.now() - begin) / 1000 };
}

const sum = (all: Counts[]): Counts => ({
  passed: all.reduce((n, c) => n + c.passed, 0),
  failed: all.reduce((n, c) => n + c.failed, 0),
  failures: all.flatMap((c) => c.failures),
});

/** Each uses one core for most of its time. */
function checks(): Promise<Row[]> {
  return Promise.all([
    timed("format", "check:format", [], {}, true),
    timed("lint", "check:lint", [], {}, true),
    timed("types", "check:types", [], {}, true),
    timed("dead code", "check:dead", [], {}, true),
  ]);
}

/** One run of vitest, told as the checks that it holds. */
async function unitTests(folder: string): Promise<Row[]> {
  const report = path.join(folder, "vitest.json");
  const args = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const env = { PROOFS: process.env.PROOFS ?? (testsOnly ? "part" : "whole") };
  const whole = await timed("tests", "test:unit", args, env);
  const files = readVitest(report);
  if (!files) return [{ ...whole, ok: false }];
  const rows = Object.entries(named).map(([name, file]) => {
    const counts = files.get(path.join(root, file));
    files.delete(path.join(root, file));
    return { name, ok: counts !== undefined && counts.passed > 0 && counts.failed === 0, seconds: 0, counts };
  });
  const rest = sum([...files.values()]);
  // A run may fail with every test passed: an error outside of any test. It must show somewhere.
  const explained = rest.failed > 0 || rows.some((row) => !row.ok);
  return [...rows, { ...whole, ok: rest.failed === 0 && (whole.ok || explained), counts: rest }];
}

async function browserTests(folder: string): Promise<Row> {
  const report = path.join(folder, "playwright.json");
  const row = await timed("browser tests", "test:e2e", [], { E2E_REPORT: report });
  const counts = readPlaywright(report);
  return { ...row, ok: row.ok && counts !== undefined && counts.failed === 0, counts };
}

/** Runs `work` while the app is being built: neither keeps both cores busy all the time. */
async function besideBuild<T>(work: () => Promise<T>): Promise<T> {
  // A build that fails is begun again, and told, by the installation of the browser tests.
  const built = run("build:tests", [], {}, true);
  const result = await work();
  await built;
  return result;
}

function show(rows: Row[]): void {
  console.log("");
  for (const { name, ok, seconds, counts } of rows) {
    const detail = counts ? `${counts.passed} passed, ${counts.failed} failed` : "";
    const time = seconds > 0 ? `${seconds.toFixed(1)} s` : "";
    console.log(`${ok ? "ok    " : "FAILED"}  ${name.padEnd(16)}${time.padStart(8)}  ${detail}`.trimEnd());
  }
  const tests = sum(rows.flatMap(({ counts }) => counts ?? []));
  if (tests.failures.length > 0) console.log(`\n${tests.failures.map((one) => `- ${one}`).join("\n")}`);
  const unseen = rows.filter(({ ok, counts }) => !ok && !counts?.failed).length;
  console.log(`\n${tests.passed} passed, ${tests.failed + unseen} failed`);
}

const folder = await mkdtemp(path.join(tmpdir(), "rooz-verify-"));
try {
  const rows = [
    ...(testsOnly ? [] : await checks()),
    ...(await besideBuild(() => unitTests(folder))),
    await browserTests(folder),
  ];
  show(rows);
  process.exitCode = rows.every((row) => row.ok) ? 0 : 1;
} catch (error) {
  console.error(error);
  console.log("\n0 passed, 1 failed");
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
