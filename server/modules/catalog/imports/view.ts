import type { imports } from "../schema";
import { ImportFormat, type ImportView } from "../views";

/** An import as people see it. */
export function toImportView(row: typeof imports.$inferSelect): ImportView {
  const { id, fileId, fileName, mapping, dryRun, status, taskId, counts, cleared } = row;
  return {
    id,
    fileId,
    fileName,
    format: ImportFormat.catch("unknown").parse(row.format),
    mapping,
    dryRun,
    status,
    taskId,
    counts,
    cleared,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
