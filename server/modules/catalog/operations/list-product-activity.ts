import { z } from "zod";
import { deedsTo } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { filesOf, namesOf } from "../told-of";
import { ProductDeed } from "../views";

export const listProductActivity = workspaceOperation("catalog.read", {
  name: "catalog.listProductActivity",
  summary: "List who changed what of a product and when, newest first",
  kind: "query",
  input: z.strictObject({
    id: idOf("product"),
    cursor: idOf("audit").optional(),
    limit: z.int().min(1).max(50).default(10),
  }),
  output: z.object({ items: z.array(ProductDeed), nextCursor: idOf("audit").nullable() }),
  rest: { method: "GET", path: "/products/{id}/activity" },
  async run(ctx, { id, cursor, limit }) {
    const deeds = await deedsTo(ctx.tx, id, { before: cursor, limit: limit + 1 });
    const items = deeds.slice(0, limit);
    const names = await namesOf(
      ctx.tx,
      items.map(({ userId }) => userId),
    );
    const files = await filesOf(
      ctx.tx,
      items.map(({ details }) => details.import),
    );
    return {
      items: items.flatMap(({ id: at, action, actor, userId, details, createdAt }) => {
        const deed = ProductDeed.safeParse({
          id: at,
          action,
          by: actor.split(":")[0],
          name: (userId && names.get(userId)) ?? null,
          details: { ...details, file: files.get(String(details.import)) ?? null },
          at: createdAt.toISOString(),
        });
        return deed.success ? [deed.data] : [];
      }),
      nextCursor: deeds.length > limit ? (items.at(-1)?.id ?? null) : null,
    };
  },
});
