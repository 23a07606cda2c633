import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { RenderingSummary } from "../contract";
import { listRenderingRows } from "../pictures/rows";
import { pictureServiceIds } from "../services";

export const listRenderings = workspaceOperation("studio.read", {
  name: "studio.listRenderings",
  summary: "List the pictures made in the studio, newest first",
  kind: "query",
  input: z.strictObject({
    service: z.enum(pictureServiceIds).optional(),
    productId: idOf("product").optional(),
    cursor: idOf("rendering").optional(),
    limit: z.int().min(1).max(100).default(24),
  }),
  output: z.object({ items: z.array(RenderingSummary), nextCursor: z.string().nullable() }),
  rest: { method: "GET", path: "/studio/pictures" },
  async run(ctx, { limit, ...filter }) {
    const rows = await listRenderingRows(ctx.tx, { ...filter, limit: limit + 1 });
    const items = rows.slice(0, limit);
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  },
});
