import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { listAdSetRows } from "../ads/rows";
import { AdNetwork, AdSetSummary } from "../contract";

export const listAdSets = workspaceOperation("studio.read", {
  name: "studio.listAdSets",
  summary: "List the ads written in the studio, newest first",
  kind: "query",
  input: z.strictObject({
    productId: idOf("product").optional(),
    network: AdNetwork.optional(),
    cursor: idOf("adSet").optional(),
    limit: z.int().min(1).max(100).default(24),
  }),
  output: z.object({ items: z.array(AdSetSummary), nextCursor: z.string().nullable() }),
  rest: { method: "GET", path: "/studio/ads" },
  async run(ctx, { limit, ...filter }) {
    const rows = await listAdSetRows(ctx.tx, { ...filter, limit: limit + 1 });
    const items = rows.slice(0, limit);
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  },
});
