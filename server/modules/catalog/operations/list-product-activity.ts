import { inArray } from "drizzle-orm";
import { z } from "zod";
import type { WorkspaceTx } from "@/server/db/client";
import { deedsTo } from "@/server/modules/audit";
import { users } from "@/server/modules/auth";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { imports } from "../schema";
import { ProductDeed } from "../views";

/** The names of the files that deeds brought in, by the id of the import; the log holds only that. */
async function importedFiles(tx: WorkspaceTx, deeds: { details: Record<string, unknown> }[]) {
  const ids = deeds.flatMap(({ details }) => idOf("imports").safeParse(details.import).data ?? []);
  if (ids.length === 0) return new Map<string, string>();
  const rows = await tx
    .select({ id: imports.id, file: imports.fileName })
    .from(imports)
    .where(inArray(imports.id, ids));
  return new Map(rows.map(({ id, file }) => [id as string, file]));
}

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
    const ids = [...new Set(items.flatMap((deed) => deed.userId ?? []))];
    // Of people who left the store nothing is seen any more.
    const people = ids.length
      ? await ctx.tx.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids))
      : [];
    const names = new Map(people.map((person) => [person.id, person.name]));
    const files = await importedFiles(ctx.tx, items);
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
