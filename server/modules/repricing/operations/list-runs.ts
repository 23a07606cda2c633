import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { Run } from "../contract";
import { runRows } from "../trail";

export const listRuns = workspaceOperation("repricing.read", {
  name: "repricing.listRuns",
  summary: "List when rules were carried out and what came of it, newest first",
  kind: "query",
  input: z.strictObject({
    cursor: idOf("repricingRun").optional(),
    limit: z.int().min(1).max(100).default(24),
  }),
  output: z.object({ items: z.array(Run), nextCursor: idOf("repricingRun").nullable() }),
  rest: { method: "GET", path: "/repricing/runs" },
  async run(ctx, { cursor, limit }) {
    const rows = await runRows(ctx.tx, { after: cursor, limit: limit + 1 });
    const items = rows.slice(0, limit);
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  },
});
