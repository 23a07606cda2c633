import { count, desc, inArray, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import type { Id } from "@/server/platform/ids";
import { imports, products } from "./schema";

/** How many products there are, and how many still lack a text. */
export async function catalogOverview(
  tx: WorkspaceTx,
): Promise<{ total: number; withoutDescription: number }> {
  const [row] = await tx
    .select({
      total: count(),
      withoutDescription: sql<number>`count(*) filter (where ${products.descriptionHtml} = '')::int`,
    })
    .from(products);
  return row ?? { total: 0, withoutDescription: 0 };
}

/** The newest imports. */
export function recentImports(tx: WorkspaceTx, limit: number) {
  return tx.select().from(imports).orderBy(desc(imports.createdAt)).limit(limit);
}

/** Product, title and cover picture by id, for showing what something is about. */
export async function productCovers(tx: WorkspaceTx, ids: Id<"product">[]) {
  if (ids.length === 0)
    return new Map<string, { id: Id<"product">; title: string; imageUrl: string | null }>();
  const rows = await tx
    .select({ id: products.id, title: products.title, imageUrl: products.imageUrl })
    .from(products)
    .where(inArray(products.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id as string, row]));
}
