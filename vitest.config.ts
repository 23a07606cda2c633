import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: ["{app,components,server,scripts,bench,messages}/**/*.test.{ts,tsx}"],
    globalSetup: ["server/testing/global-setup.ts"],
    setupFiles: ["server/testing/database.ts"],
    env: {
      NODE_ENV: "test",
      AUTH_SECRET: "a secret for tests, of the needed length",
      // A thread would load all of extraction anew in each file; reader.test.ts has one.
      CRAWL_READERS: "0",
    },
    pool: "forks",
    // server/testing/database.ts gives each file modules of its own; starting a process for each took a third of the time.
    isolate: false,
    maxWorkers: 3,
    // Long enough for a machine whose disk stands still for a while: a test that fails fails at once all the same.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
