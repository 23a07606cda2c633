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

/** Titles of products by id; those that are gone are left out. */
export async function productTitles(tx: WorkspaceTx, ids: Id<"product">[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: products.id, title: products.title })
    .from(products)
    .where(inArray(products.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row.title]));
}

/** The newest imports. */
export function recentImports(tx: WorkspaceTx, limit: number) {
  return tx.select().from(imports).orderBy(desc(imports.createdAt)).limit(limit);
}
