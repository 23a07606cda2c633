import { Readable } from "node:stream";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { fileRow } from "@/server/modules/files";
import { platformSettings } from "@/server/modules/settings";
import { workspaceOperation } from "@/server/operations/define";
import { notFound } from "@/server/platform/errors";
import { translatorFor } from "@/server/platform/i18n/messages";
import { idOf } from "@/server/platform/ids";
import { openProductFile } from "../formats/detect";
import { writeErrorsFile } from "../formats/errors-file";
import type { RowError } from "../formats/parsed";
import { sourceOf } from "../imports/run";
import { importFaults, imports } from "../schema";

/** What is wrong with which row; the other rows of a faulty product are there without errors. */
function byRow(faults: { rows: number[]; errors: RowError[] }[]): Map<number, RowError[]> {
  const rows = new Map<number, RowError[]>(faults.flatMap((fault) => fault.rows.map((row) => [row, []])));
  for (const error of faults.flatMap((fault) => fault.errors)) rows.get(error.row)?.push(error);
  return rows;
}

/** The faulty rows of an import as a file to mend and import again; a route sends it on. */
export const downloadFaults = workspaceOperation("catalog.import", {
  name: "catalog.downloadFaults",
  summary: "Download the faulty rows of an import, each with what is wrong with it",
  kind: "action",
  input: z.strictObject({ id: idOf("imports") }),
  output: z.object({ name: z.string(), mediaType: z.string(), content: z.custom<Readable>() }),
  rest: { method: "GET", path: "/products/imports/{id}/faults" },
  async run(ctx, { id }) {
    const { row, file, faults } = await ctx.transaction(async (tx) => {
      const [found] = await tx.select().from(imports).where(eq(imports.id, id));
      if (!found) throw notFound("import");
      return {
        row: found,
        file: await fileRow(tx, found.fileId),
        faults: await tx.select().from(importFaults).where(eq(importFaults.importId, id)),
      };
    });
    const { branding } = await platformSettings();
    const t = await translatorFor(ctx.locale, "import-errors");
    const { table } = await openProductFile(sourceOf(file));
    const content = Readable.from(
      writeErrorsFile(table, byRow(faults), (code, params) => t(code, params as never), branding.name),
    );
    // Once it is sent, or the receiver has gone.
    content.once("close", () => void table.close());
    return {
      name: `${row.fileName.replace(/\.\w{2,5}$/, "")}-faulty.csv`,
      mediaType: "text/csv; charset=utf-8",
      content,
    };
  },
});
