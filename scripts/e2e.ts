import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseEnv } from "node:util";
import { run, stopChildren } from "./lib/children";
import { say, sentenceOf } from "./lib/console";
import { provideBrowser } from "./provide-browser";

// Runs the browser tests against an installation of their own: its own data, port and passwords, started as a
// stranger would start it. Arguments go to Playwright: `npm run test:e2e -- import --project fa`.
const root = resolve(import.meta.dirname, "..");
const started = /^Rooz is ready\.$/;

/** A port that nobody listens on. Somebody could take it before we do; then the start says so. */
function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once("error", fail);
    probe.listen(0, () => {
      const address = probe.address();
      probe.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** This machine's own settings must not reach the tests' installation: no real mail, model or database. */
function withoutOwnSettings(): NodeJS.ProcessEnv {
  const known = [...readFileSync(".env.example", "utf8").matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)];
  const set = known.flatMap(([, name]) => (name && process.env[name] ? name : []));
  const kept = existsSync(".env") ? Object.keys(parseEnv(readFileSync(".env", "utf8"))) : [];
  // Empty rather than absent: what is absent would be read from .env again.
  return { ...process.env, ...Object.fromEntries([...set, ...kept].map((name) => [name, ""])) };
}

async function startInstallation(dataDir: string): Promise<string> {
  const port = await freePort();
  const env = { ...withoutOwnSettings(), DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: "warn" };
  let ready = () => {};
  const isReady = new Promise<boolean>((done) => {
    ready = () => done(true);
  });
  const installation = run(["--import", "tsx", "scripts/start.ts"], {
    env,
    onLine: (line) => {
      if (started.test(line)) ready();
      else if (!line.includes("password:")) say(`  ${line}`);
    },
  });
  if (!(await Promise.race([isReady, installation.exited.then(() => false)]))) {
    throw new Error("The installation for the browser tests did not start.");
  }
  return `http://localhost:${port}`;
}

async function main(): Promise<number> {
  process.chdir(root);
  const browser = await provideBrowser();
  const dataDir = await mkdtemp(join(tmpdir(), "rooz-e2e-"));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopChildren());
  try {
    say("Starting an installation for the browser tests");
    const url = await startInstallation(dataDir);
    const tests = run(["node_modules/@playwright/test/cli.js", "test", ...process.argv.slice(2)], {
      env: { ...process.env, E2E_BASE_URL: url, E2E_BROWSER: browser, E2E_DATA_DIR: dataDir },
    });
    return await tests.exited;
  } finally {
    await stopChildren();
    await rm(dataDir, { recursive: true, force: true });
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(sentenceOf(error));
    process.exit(1);
  },
);
