import { Readable } from "node:stream";
import { z } from "zod";
import { writeSheet } from "@/server/modules/catalog";
import { workspaceOperation } from "@/server/operations/define";
import { escapeFormula } from "@/server/platform/csv/formula";
import { csvLine, csvPieces } from "@/server/platform/csv/write";
import { ExportReportInput } from "../reports/contract";
import { type ReportTable, reportTable } from "../reports/tables";

async function* linesOf({ header, numbers, rows }: ReportTable): AsyncGenerator<string> {
  yield csvLine(header.map(escapeFormula));
  for await (const row of rows) {
    yield csvLine(row.map((cell, i) => (numbers[i] ? cell : escapeFormula(cell))));
  }
}

/** A report with all its rows, as it is made; a route sends it on. */
export const exportReport = workspaceOperation("competitors.read", {
  name: "competitors.exportReport",
  summary: "Write a report about competitors as a CSV or XLSX file",
  kind: "action",
  input: ExportReportInput,
  output: z.object({ name: z.string(), mediaType: z.string(), content: z.custom<Readable>() }),
  rest: { method: "GET", path: "/competitors/reports/export" },
  async run(ctx, { report, format, days }) {
    const table = await reportTable(ctx.transaction, report, days, ctx.locale);
    const csv = format === "csv";
    return {
      name: `${ctx.workspace.slug}-${report}.${format}`,
      mediaType: csv
        ? "text/csv; charset=utf-8"
        : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      content: Readable.from(csv ? csvPieces(linesOf(table)) : writeSheet(table, table.rows)),
    };
  },
});
