import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { Hold } from "../contract";
import { heldVariants } from "../holds";

export const listHolds = workspaceOperation("repricing.read", {
  name: "repricing.listHolds",
  summary: "List the prices that rules leave alone, since a person has set them or has taken a change back",
  kind: "query",
  input: z.strictObject({
    cursor: idOf("repricedVariant").optional(),
    limit: z.int().min(1).max(100).default(24),
  }),
  output: z.object({ items: z.array(Hold), nextCursor: idOf("repricedVariant").nullable() }),
  rest: { method: "GET", path: "/repricing/holds" },
  async run(ctx, { cursor, limit }) {
    const rows = await heldVariants(ctx.tx, { after: cursor, limit: limit + 1 });
    const items = rows.slice(0, limit);
    return {
      items: items.flatMap(({ heldFor, heldAt, ...row }) =>
        heldFor && heldAt
          ? [{ ...row, heldFor, heldAt: heldAt.toISOString(), currency: ctx.workspace.currency }]
          : [],
      ),
      nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
    };
  },
});
