import { and, desc, eq, ne, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { products, type WholeProduct } from "@/server/modules/catalog";
import type { LinkTarget } from "./propose";

const mostTargets = 12;

/** Other products on sale that a page could link to: of the same category, by the same vendor, with the same tags. */
export async function linkTargets(tx: WorkspaceTx, product: WholeProduct): Promise<LinkTarget[]> {
  const kinship = sql<number>`(${products.category} = ${product.category} and ${product.category} <> '')::int * 2
    + (${products.vendor} = ${product.vendor} and ${product.vendor} <> '')::int
    + (${products.tags} && ${sql.param(product.tags, products.tags)})::int`;
  const rows = await tx
    .select({ id: products.id, title: products.title, kinship })
    .from(products)
    .where(and(ne(products.id, product.id), eq(products.status, "active")))
    .orderBy(desc(kinship), desc(products.updatedAt))
    .limit(mostTargets);
  return rows
    .filter((row) => row.kinship > 0)
    .map(({ id, title }, index) => ({ number: index + 1, id, title }));
}
