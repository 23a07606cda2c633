import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { AnalysisKind, AnalysisSummary } from "../contract";
import { listAnalysisRows } from "../rows";

export const listAnalyses = workspaceOperation("studio.read", {
  name: "analyses.listAnalyses",
  summary: "List the analyses of a store, newest first",
  kind: "query",
  input: z.strictObject({
    kind: AnalysisKind.optional(),
    cursor: idOf("analysis").optional(),
    limit: z.int().min(1).max(100).default(24),
  }),
  output: z.object({ items: z.array(AnalysisSummary), nextCursor: z.string().nullable() }),
  rest: { method: "GET", path: "/analyses" },
  async run(ctx, { limit, ...filter }) {
    const rows = await listAnalysisRows(ctx.tx, { ...filter, limit: limit + 1 });
    const items = rows.slice(0, limit);
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  },
});
