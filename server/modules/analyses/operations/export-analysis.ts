import { Readable } from "node:stream";
import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { csvPieces } from "@/server/platform/csv/write";
import { documentFormats } from "@/server/platform/document/document";
import { documentFile } from "@/server/platform/document/file";
import { AppError } from "@/server/platform/errors";
import { translatorFor } from "@/server/platform/i18n/messages";
import { idOf } from "@/server/platform/ids";
import { analysisDocument } from "../export/document";
import { tableLines } from "../export/tables";
import { wordsOf } from "../export/words";
import { analysisDetail } from "../rows";

export const exportAnalysis = workspaceOperation("studio.read", {
  name: "analyses.exportAnalysis",
  summary:
    "Write an analysis as a document (Word, web page, Markdown, plain text), or its table as a CSV file",
  kind: "action",
  input: z.strictObject({
    id: idOf("analysis"),
    format: z.enum([...documentFormats, "csv"]).default("md"),
  }),
  output: z.object({ name: z.string(), mediaType: z.string(), content: z.custom<Readable>() }),
  rest: { method: "GET", path: "/analyses/{id}/export" },
  async run(ctx, { id, format }) {
    const analysis = await ctx.transaction((tx) => analysisDetail(tx, id));
    if (analysis.status !== "done") throw new AppError("WRONG_STATE");
    const words = wordsOf(ctx.locale, await translatorFor(ctx.locale, "analyses"));
    const name = `${ctx.workspace.slug}-${analysis.kind}`;
    if (format !== "csv") {
      return documentFile(analysisDocument(analysis, words), format, { name, titled: true });
    }
    return {
      name: `${name}.csv`,
      mediaType: "text/csv; charset=utf-8",
      content: Readable.from(csvPieces(Readable.from(tableLines(analysis, words)))),
    };
  },
});
