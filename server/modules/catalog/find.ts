import { and, asc, count, desc, eq, gt, isNotNull, lte, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { patternsOf } from "@/server/db/search";
import { products } from "./schema";

const columns = {
  id: products.id,
  title: products.title,
  status: products.status,
  vendor: products.vendor,
  category: products.category,
  imageUrl: products.imageUrl,
  priceMin: products.priceMin,
  quantity: products.quantity,
};

/** Products that have each word of a search, the last changed first. */
export function findProducts(tx: WorkspaceTx, search: string, limit: number) {
  const patterns = patternsOf(search);
  const from =
    patterns.length > 0
      ? tx.with(
          tx.$with("products", {}).as(
            sql`select * from matching_products(array[${sql.join(
              patterns.map((pattern) => sql`${pattern}`),
              sql`, `,
            )}]::text[])`,
          ),
        )
      : tx;
  return from
    .select(columns)
    .from(products)
    .orderBy(desc(products.updatedAt), desc(products.id))
    .limit(limit);
}

/** Active products of which no more than so many are left, the fewest first; those that nobody counts are not among them. */
export function scarceProducts(tx: WorkspaceTx, atMost: number, limit: number) {
  return tx
    .select(columns)
    .from(products)
    .where(and(eq(products.status, "active"), isNotNull(products.quantity), lte(products.quantity, atMost)))
    .orderBy(asc(products.quantity), asc(products.id))
    .limit(limit);
}

/** How many products there are, by what one asks of a catalogue. */
export async function catalogCounts(tx: WorkspaceTx, scarce: number) {
  const active = eq(products.status, "active");
  const filtered = (condition: ReturnType<typeof and>) =>
    sql<number>`(count(*) filter (where ${condition}))::int`;
  const [row] = await tx
    .select({
      products: count(),
      active: filtered(active),
      withoutDescription: filtered(eq(products.descriptionHtml, "")),
      outOfStock: filtered(and(active, lte(products.quantity, 0))),
      lowStock: filtered(and(active, gt(products.quantity, 0), lte(products.quantity, scarce))),
    })
    .from(products);
  return row ?? { products: 0, active: 0, withoutDescription: 0, outOfStock: 0, lowStock: 0 };
}
