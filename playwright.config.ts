import { defineConfig } from "@playwright/test";
import type { Options } from "./e2e/support/test";
import { e2eWorkers } from "./scripts/lib/e2e-workers";

const report = process.env.E2E_REPORT;

/** Browser tests. `npm run test:e2e` starts an installation of its own for them and sets E2E_*. */
export default defineConfig<object, Options>({
  testDir: "e2e",
  outputDir: "test-results",
  forbidOnly: Boolean(process.env.CI),
  workers: e2eWorkers,
  fullyParallel: true,
  // Long, for a machine that others use as well and that stands still now and then: what passes waits for nothing.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: report ? [["list"], ["json", { outputFile: report }]] : [["list"]],
  use: {
    baseURL: process.env.E2E_BASE_URL,
    // A third of the browser's time goes into recording. For one that failed: npm run test:e2e -- <name> --trace on
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.E2E_BROWSER,
      args: [
        // Chromium's sandbox refuses to run as root, which is what most build machines are.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        // The browser asks nobody but us: the machine may have no network, and a test must not wait for it.
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-quic",
        "--disable-sync",
        "--disable-gpu",
        "--no-first-run",
      ],
    },
  },
  projects: [
    { name: "en", use: { locale: "en-US", language: "en" } },
    { name: "fa", use: { locale: "fa-IR", language: "fa" } },
  ],
});
