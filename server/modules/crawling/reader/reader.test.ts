import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";

it("reads in a thread, which a page without end costs its life and nobody else anything", async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", "server/testing/crawling/reading.ts"],
    { env: { ...process.env, CRAWL_READERS: "1" } },
  );
  // It ends by itself: a thread that waits keeps no process alive.
  const { turns, ...read } = JSON.parse(stdout) as { turns: number } & Record<string, unknown>;
  expect(read).toEqual({ first: 500, deep: "reading a page took longer than 5000 ms", afterwards: 500 });
  expect(turns).toBeGreaterThan(100);
});
