import { Readable } from "node:stream";
import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { escapeFormula } from "@/server/platform/csv/formula";
import { csvLine, csvPieces } from "@/server/platform/csv/write";
import { translatorFor } from "@/server/platform/i18n/messages";
import { workLately } from "../ai-usage";
import { AiUsageInput } from "../contract";
import { namesOf } from "../people";

/** The figures behind the analytics as a file; a route sends it on. */
export const exportAiUsage = workspaceOperation("insight.read", {
  name: "insight.exportAiUsage",
  summary: "Write what was made and spent on work by AI, by day, service and person, as a CSV file",
  kind: "action",
  input: AiUsageInput,
  output: z.object({ name: z.string(), mediaType: z.string(), content: z.custom<Readable>() }),
  rest: { method: "GET", path: "/insight/ai-usage/export" },
  async run(ctx, { days }) {
    const { timezone, slug } = ctx.workspace;
    const { rows, names } = await ctx.transaction(async (tx) => {
      const { rows } = await workLately(tx, { days, timezone, now: new Date() });
      return { rows, names: await namesOf(tx, [...new Set(rows.map((row) => row.actor))]) };
    });
    const t = await translatorFor(ctx.locale, "analytics");
    const wallet = await translatorFor(ctx.locale, "wallet");
    async function* lines() {
      yield csvLine([t("day"), t("service"), t("person"), t("pieces"), t("ownKey"), t("points")]);
      for (const { day, cause, actor, pieces, ownKey, points } of rows) {
        const person = names.get(actor) ?? (actor === "operator" ? t("operator") : t("gone"));
        yield csvLine([
          day,
          wallet(`causes.${cause}`),
          escapeFormula(person),
          String(pieces),
          String(ownKey),
          String(points),
        ]);
      }
    }
    return {
      name: `${slug}-ai-usage.csv`,
      mediaType: "text/csv; charset=utf-8",
      content: Readable.from(csvPieces(lines())),
    };
  },
});
