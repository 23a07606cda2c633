import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { GenerationSummary, ServiceId } from "../contract";
import { listGenerationRows } from "../generation-rows";

export const listGenerations = workspaceOperation("studio.read", {
  name: "studio.listGenerations",
  summary: "List the texts written in the studio, newest first",
  kind: "query",
  input: z.strictObject({
    productId: idOf("product").optional(),
    service: ServiceId.optional(),
    cursor: idOf("generation").optional(),
    limit: z.int().min(1).max(100).default(24),
  }),
  output: z.object({ items: z.array(GenerationSummary), nextCursor: z.string().nullable() }),
  rest: { method: "GET", path: "/studio/generations" },
  async run(ctx, { limit, ...filter }) {
    const rows = await listGenerationRows(ctx.tx, { ...filter, limit: limit + 1 });
    const items = rows.slice(0, limit);
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  },
});
