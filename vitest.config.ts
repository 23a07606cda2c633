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
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
