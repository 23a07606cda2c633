import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { freePort } from "@/server/db/embedded/launch";
import { run, stopChildren } from "./lib/children";
import { say, sentenceOf } from "./lib/console";
import { e2eWorkers } from "./lib/e2e-workers";
import { startInstallation } from "./lib/installation";
import { provideBrowser } from "./provide-browser";

// Runs the browser tests against an installation of their own: its own data, port and passwords, started as a
// stranger would start it. Arguments go to Playwright: `npm run test:e2e -- import --project fa`.
const root = resolve(import.meta.dirname, "..");
async function main(): Promise<number> {
  process.chdir(root);
  const browser = await provideBrowser();
  const dataDir = await mkdtemp(join(tmpdir(), "rooz-e2e-"));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopChildren());
  try {
    say("Starting an installation for the browser tests");
    // Servers of others that journeys play, one for each worker: otherwise addresses on this machine are refused.
    const outside = await Promise.all(Array.from({ length: e2eWorkers }, freePort));
    const { url } = await startInstallation(dataDir, {
      FETCH_ALLOW_HOSTS: outside.flatMap((port) => [`localhost:${port}`, `127.0.0.1:${port}`]).join(","),
      // The shops of the journeys have a handful of pages each, and nobody else to serve.
      CRAWL_DELAY_MS: "20",
    });
    const tests = run(["node_modules/@playwright/test/cli.js", "test", ...process.argv.slice(2)], {
      env: {
        ...process.env,
        E2E_BASE_URL: url,
        E2E_BROWSER: browser,
        E2E_DATA_DIR: dataDir,
        E2E_OUTSIDE_PORTS: outside.join(","),
      },
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
