import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { readPlaywright, readVitest } from "./test-reports";

const folder = mkdtempSync(path.join(tmpdir(), "rooz-reports-"));
afterAll(() => rmSync(folder, { recursive: true }));

function write(report: unknown): string {
  const file = path.join(folder, `${crypto.randomUUID()}.json`);
  writeFileSync(file, JSON.stringify(report));
  return file;
}

it("counts tests by file, and a file that could not be loaded as a failure", () => {
  const tests = (...statuses: string[]) => statuses.map((status) => ({ status }));
  const file = write({
    testResults: [
      { name: "a", status: "passed", assertionResults: tests("passed", "passed", "skipped") },
      { name: "b", status: "failed", assertionResults: tests("failed", "passed", "failed") },
      { name: "c", status: "failed", assertionResults: [] },
    ],
  });
  expect(readVitest(file)).toEqual(
    new Map([
      ["a", { passed: 2, failed: 0 }],
      ["b", { passed: 1, failed: 2 }],
      ["c", { passed: 0, failed: 1 }],
    ]),
  );
});

it("counts a browser test that passed only when repeated, and an error outside of tests, as failures", () => {
  const file = write({
    stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 },
    errors: [{ message: "no server" }],
  });
  expect(readPlaywright(file)).toEqual({ passed: 5, failed: 3 });
});

it("tells a run without a report from one without tests", () => {
  expect(readVitest(path.join(folder, "none.json"))).toBeUndefined();
  expect(readVitest(write({ testResults: [] }))).toEqual(new Map());
});
