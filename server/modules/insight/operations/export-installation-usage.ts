import { Readable } from "node:stream";
import { z } from "zod";
import { linesOfAll } from "@/server/modules/ai";
import { adminOperation } from "@/server/operations/define";
import { escapeFormula } from "@/server/platform/csv/formula";
import { csvLine, csvPieces } from "@/server/platform/csv/write";
import { translatorFor } from "@/server/platform/i18n/messages";
import { InstallationUsageInput } from "../contract";
import { pointPrices, valuedPoints } from "../installation/revenue";
import { daySpan } from "../installation/span";

/** Micro-dollars as dollars, as spreadsheets read them. */
const dollars = (micros: number) => (micros / 1e6).toFixed(6);

/**
 * The figures behind the usage page as a file; a route sends it on. First the calls of models with what they cost,
 * then the points that were spent and what they are worth: points are paid for work, which may be no call at all.
 */
export const exportInstallationUsage = adminOperation({
  name: "insight.exportInstallationUsage",
  summary: "Write what all stores' use of AI cost and brought, by day and plan, as a CSV file",
  kind: "action",
  input: InstallationUsageInput,
  output: z.object({ name: z.string(), mediaType: z.string(), content: z.custom<Readable>() }),
  rest: { method: "GET", path: "/admin/usage/export" },
  async run(ctx, input) {
    const { days, calls, spent } = await ctx.transaction(async (tx) => {
      const span = await daySpan(tx, input, new Date());
      return {
        days: span.days,
        calls: await linesOfAll(tx, span),
        spent: await valuedPoints(tx, await pointPrices(tx), span),
      };
    });
    const t = await translatorFor(ctx.locale, "admin");
    const wallet = await translatorFor(ctx.locale, "wallet");
    const heads = ["day", "plan", "work", "provider", "model", "calls", "failed"] as const;
    const sums = [
      "inputTokens",
      "outputTokens",
      "costDollars",
      "pieces",
      "points",
      "revenueDollars",
    ] as const;
    async function* lines() {
      yield csvLine([...heads, ...sums].map((column) => t(`usage.file.${column}`)));
      for (const row of calls) {
        const texts = [row.day, row.plan, row.task, row.provider, row.model].map(escapeFormula);
        const figures = [row.calls, row.failed, row.inputTokens, row.outputTokens].map(String);
        yield csvLine([...texts, ...figures, dollars(row.costMicros), "", "", ""]);
      }
      for (const { day, plan, cause, pieces, points, valueMicros } of spent) {
        const value = valueMicros === null ? "" : dollars(valueMicros);
        const texts = [day, escapeFormula(plan), wallet(`causes.${cause}`)];
        yield csvLine([...texts, "", "", "", "", "", "", "", String(pieces), String(points), value]);
      }
    }
    return {
      name: `usage-${days[0]}-${days.at(-1)}.csv`,
      mediaType: "text/csv; charset=utf-8",
      content: Readable.from(csvPieces(lines())),
    };
  },
});
