import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { z } from "zod";

/** How many tests of a report passed and failed. A file that could not be loaded counts as one failed test. */
export interface Counts {
  passed: number;
  failed: number;
  /** What failed, and the beginning of why: the end of a long log is what people see first. */
  failures: string[];
}

const VitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(""),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string().default(""),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

const BrowserTest = z.object({
  projectName: z.string(),
  status: z.string(),
  results: z
    .array(
      z.object({
        errors: z
          .array(
            z.object({
              message: z.string().default(""),
              location: z.object({ file: z.string(), line: z.number() }).optional(),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
});

interface Suite {
  specs?: { title: string; file: string; ok: boolean; tests: z.infer<typeof BrowserTest>[] }[];
  suites?: Suite[];
}
const Suite: z.ZodType<Suite> = z.object({
  specs: z
    .array(
      z.object({
        title: z.string(),
        file: z.string(),
        ok: z.boolean(),
        tests: z.array(BrowserTest),
      }),
    )
    .optional(),
  get suites() {
    return z.array(Suite).optional();
  },
});

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.object({ message: z.string().optional() })),
  suites: z.array(Suite).default([]),
});

/** Reads a JSON report, or gives undefined when there is none: its runner ended before it could write one. */
function read<T>(file: string, schema: z.ZodType<T>): T | undefined {
  return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, "utf8"))) : undefined;
}

/** The beginning of an error's message, without colours and without where it was thrown. */
function gist(message: string): string {
  const lines = stripVTControlCharacters(message).split("\n");
  const end = lines.findIndex((line) => /^\s+at /.test(line));
  return lines
    .slice(0, end < 0 ? undefined : end)
    .join(" ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 300);
}

/** Counts by test file of vitest's JSON report. */
export function readVitest(file: string): Map<string, Counts> | undefined {
  const report = read(file, VitestReport);
  return (
    report &&
    new Map(
      report.testResults.map(({ name, status, message, assertionResults }) => {
        const failed = assertionResults.filter((test) => test.status === "failed");
        const failures = failed.map(
          (test) => `${name} > ${test.fullName}: ${gist(test.failureMessages?.[0] ?? "")}`,
        );
        if (status === "failed" && failed.length === 0) failures.push(`${name}: ${gist(message)}`);
        const passed = assertionResults.filter((test) => test.status === "passed").length;
        return [name, { passed, failed: failures.length, failures }];
      }),
    )
  );
}

/** Why a browser test failed, and where: each error of its first try that has any. */
function reasons({ results }: z.infer<typeof BrowserTest>): string {
  const errors = results.find(({ errors }) => errors.length > 0)?.errors ?? [];
  return errors
    .map(({ message, location }) => {
      const place = location ? `${path.basename(location.file)}:${location.line}: ` : "";
      return `\n    ${place}${gist(message)}`;
    })
    .join("");
}

/** What did not pass at the first try, in a suite and those in it. */
function unexpected({ specs = [], suites = [] }: Suite): string[] {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => status === "unexpected" || status === "flaky")
      .map((test) => `[${test.projectName}] ${file} > ${title} (${test.status})${reasons(test)}`),
  );
  return [...own, ...suites.flatMap(unexpected)];
}

/** Counts of Playwright's JSON report. A test that passed only when repeated has failed. */
export function readPlaywright(file: string): Counts | undefined {
  const report = read(file, PlaywrightReport);
  return (
    report && {
      passed: report.stats.expected,
      failed: report.stats.unexpected + report.stats.flaky + report.errors.length,
      failures: [
        ...report.suites.flatMap(unexpected),
        ...report.errors.map(({ message }) => gist(message ?? "an error outside of the tests")),
      ],
    }
  );
}
