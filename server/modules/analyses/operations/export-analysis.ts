import { Readable } from "node:stream";
import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { csvPieces } from "@/server/platform/csv/write";
import { AppError } from "@/server/platform/errors";
import { idOf } from "@/server/platform/ids";
import { analysisMarkdown } from "../export/markdown";
import { tableLines } from "../export/tables";
import { wordsOf } from "../export/words";
import { analysisDetail } from "../rows";

async function* linesOf(lines: Iterable<string>): AsyncGenerator<string> {
  yield* lines;
}

export const exportAnalysis = workspaceOperation("studio.read", {
  name: "analyses.exportAnalysis",
  summary: "Write an analysis as a Markdown text, or its table as a CSV file",
  kind: "action",
  input: z.strictObject({ id: idOf("analysis"), format: z.enum(["md", "csv"]).default("md") }),
  output: z.object({ name: z.string(), mediaType: z.string(), content: z.custom<Readable>() }),
  rest: { method: "GET", path: "/analyses/{id}/export" },
  async run(ctx, { id, format }) {
    const analysis = await ctx.transaction((tx) => analysisDetail(tx, id));
    if (analysis.status !== "done") throw new AppError("WRONG_STATE");
    const words = await wordsOf(ctx.locale);
    const csv = format === "csv";
    return {
      name: `${ctx.workspace.slug}-${analysis.kind}.${format}`,
      mediaType: csv ? "text/csv; charset=utf-8" : "text/markdown; charset=utf-8",
      content: csv
        ? Readable.from(csvPieces(linesOf(tableLines(analysis, words))))
        : Readable.from([analysisMarkdown(analysis, words)]),
    };
  },
});
