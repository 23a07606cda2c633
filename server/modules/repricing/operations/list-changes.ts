import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { Change, changeStates } from "../contract";
import { changeRows, toChange } from "../trail";

export const listChanges = workspaceOperation("repricing.read", {
  name: "repricing.listChanges",
  summary: "List what rules asked for prices, with all it was made of and what became of it, newest first",
  kind: "query",
  input: z.strictObject({
    state: z.enum(changeStates).optional(),
    productId: idOf("product").optional(),
    runId: idOf("repricingRun").optional(),
    ruleId: idOf("repricingRule").optional(),
    cursor: idOf("repricingChange").optional(),
    limit: z.int().min(1).max(100).default(24),
  }),
  output: z.object({ items: z.array(Change), nextCursor: idOf("repricingChange").nullable() }),
  rest: { method: "GET", path: "/repricing/changes" },
  async run(ctx, { cursor, limit, ...filter }) {
    const rows = await changeRows(ctx.tx, filter, { after: cursor, limit: limit + 1 });
    const items = rows.slice(0, limit);
    return {
      items: items.map(toChange),
      nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
    };
  },
});
