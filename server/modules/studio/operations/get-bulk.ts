import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { bulkPage, bulkRow, textsToLookAt, toBulkRun } from "../bulk";
import { BulkItem, BulkRun } from "../contract";

export const getBulk = workspaceOperation("studio.read", {
  name: "studio.getBulk",
  summary: "Read a run over many products, and a page of what became of each",
  kind: "query",
  input: z.strictObject({
    id: idOf("bulk"),
    cursor: z.int().min(0).optional(),
    limit: z.int().min(1).max(100).default(50),
    needsLook: z
      .boolean()
      .optional()
      .meta({ description: "Only texts that say what the product's facts do not support" }),
  }),
  output: BulkRun.extend({
    items: z.array(BulkItem),
    nextCursor: z.int().nullable(),
    needLook: z.int().meta({ description: "How many texts say what the facts do not support" }),
  }),
  rest: { method: "GET", path: "/studio/bulk/{id}" },
  async run(ctx, { id, cursor, limit, needsLook }) {
    const run = await bulkRow(ctx.tx, id);
    const { items, nextAfter } = await bulkPage(ctx.tx, id, cursor ?? -1, limit, needsLook);
    return { ...toBulkRun(run), items, nextCursor: nextAfter, needLook: await textsToLookAt(ctx.tx, id) };
  },
});
