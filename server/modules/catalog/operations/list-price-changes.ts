import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { ledgerLines } from "../prices/history";
import { filesOf, namesOf } from "../told-of";
import { PriceChange } from "../views";

const doers = ["user", "apiKey", "operator"] as const;

export const listPriceChanges = workspaceOperation("catalog.read", {
  name: "catalog.listPriceChanges",
  summary: "The ledger of prices: each change of a variant's price with who made it and why, newest first",
  kind: "query",
  input: z.strictObject({
    productId: idOf("product").optional(),
    setId: idOf("priceSet").optional().meta({ description: "What was changed at once" }),
    cursor: idOf("priceChange").optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  output: z.object({ items: z.array(PriceChange), nextCursor: idOf("priceChange").nullable() }),
  rest: { method: "GET", path: "/price-changes" },
  async run(ctx, { cursor, limit, ...which }) {
    const found = await ledgerLines(ctx.tx, { ...which, before: cursor, limit: limit + 1 });
    const items = found.slice(0, limit);
    const names = await namesOf(
      ctx.tx,
      items.map(({ line }) => line.userId),
    );
    const files = await filesOf(
      ctx.tx,
      items.map(({ line }) => line.reference),
    );
    return {
      items: items.map(({ line: { fromPrice, toPrice, actor, userId, createdAt, ...line }, options }) => ({
        ...line,
        options: options ?? [],
        from: fromPrice,
        to: toPrice,
        by: doers.find((doer) => actor?.startsWith(`${doer}:`)) ?? null,
        name: (userId && names.get(userId)) ?? null,
        file: (line.reference && files.get(line.reference)) ?? null,
        at: createdAt.toISOString(),
      })),
      nextCursor: found.length > limit ? (items.at(-1)?.line.id ?? null) : null,
    };
  },
});
