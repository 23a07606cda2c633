import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";

/** How many tests of a report passed and failed. A file that could not be loaded counts as one failed test. */
export interface Counts {
  passed: number;
  failed: number;
}

const VitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()),
});

/** Reads a JSON report, or gives undefined when there is none: its runner ended before it could write one. */
function read<T>(file: string, schema: z.ZodType<T>): T | undefined {
  return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, "utf8"))) : undefined;
}

/** Counts by test file of vitest's JSON report. */
export function readVitest(file: string): Map<string, Counts> | undefined {
  const report = read(file, VitestReport);
  return (
    report &&
    new Map(
      report.testResults.map(({ name, status, assertionResults }) => {
        const count = (wanted: string) => assertionResults.filter((test) => test.status === wanted).length;
        const failed = count("failed");
        return [
          name,
          { passed: count("passed"), failed: status === "failed" ? Math.max(failed, 1) : failed },
        ];
      }),
    )
  );
}

/** Counts of Playwright's JSON report. A test that passed only when repeated has failed. */
export function readPlaywright(file: string): Counts | undefined {
  const report = read(file, PlaywrightReport);
  return (
    report && {
      passed: report.stats.expected,
      failed: report.stats.unexpected + report.stats.flaky + report.errors.length,
    }
  );
}
