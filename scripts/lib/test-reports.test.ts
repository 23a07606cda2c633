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

it("counts tests by file, and a file that could not be loaded as a failure, and says what failed and why", () => {
  const test = (status: string, fullName = "", ...failureMessages: string[]) => ({
    status,
    fullName,
    failureMessages,
  });
  const file = write({
    testResults: [
      { name: "a", status: "passed", assertionResults: [test("passed"), test("passed"), test("skipped")] },
      {
        name: "b",
        status: "failed",
        assertionResults: [
          test(
            "failed",
            "a wall holds",
            "\u001b[31mError: it fell\u001b[39m\n  in the night\n    at wall.ts:3",
          ),
          test("passed"),
          test("failed", "a roof holds"),
        ],
      },
      { name: "c", status: "failed", message: "Cannot find module", assertionResults: [] },
    ],
  });
  expect(readVitest(file)).toEqual(
    new Map([
      ["a", { passed: 2, failed: 0, failures: [] }],
      [
        "b",
        {
          passed: 1,
          failed: 2,
          failures: ["b > a wall holds: Error: it fell in the night", "b > a roof holds: "],
        },
      ],
      ["c", { passed: 0, failed: 1, failures: ["c: Cannot find module"] }],
    ]),
  );
});

it("counts a browser test that passed only when repeated, and an error outside of tests, as failures", () => {
  const spec = (title: string, status: string, ...errors: object[]) => ({
    title,
    file: "door.spec.ts",
    ok: status === "expected",
    tests: [{ projectName: "fa", status, results: [{ errors }] }],
  });
  const file = write({
    stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 },
    errors: [{ message: "no server" }],
    suites: [
      {
        specs: [spec("it opens", "expected")],
        suites: [
          {
            specs: [
              spec(
                "it shuts",
                "unexpected",
                {
                  message: "Error: \u001b[31mnot shut\u001b[39m\n    at door.ts:1",
                  location: { file: "/x/door.spec.ts", line: 7 },
                },
                { message: "Test timeout of 90000ms exceeded." },
              ),
            ],
          },
        ],
      },
      { specs: [spec("it creaks", "flaky")] },
    ],
  });
  expect(readPlaywright(file)).toEqual({
    passed: 5,
    failed: 3,
    failures: [
      "[fa] door.spec.ts > it shuts (unexpected)\n    door.spec.ts:7: Error: not shut\n    Test timeout of 90000ms exceeded.",
      "[fa] door.spec.ts > it creaks (flaky)",
      "no server",
    ],
  });
});

it("tells a run without a report from one without tests", () => {
  expect(readVitest(path.join(folder, "none.json"))).toBeUndefined();
  expect(readVitest(write({ testResults: [] }))).toEqual(new Map());
});
