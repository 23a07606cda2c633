import { and, asc, count, gt, inArray, isNotNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { products, variants, whereSelected } from "@/server/modules/catalog";
import { productsWithNews } from "@/server/modules/competitors";
import type { Id } from "@/server/platform/ids";
import { repricedVariants } from "./schema";
import type { Scope } from "./terms";

const stateColumns = {
  usualPrice: repricedVariants.usualPrice,
  lastPrice: repricedVariants.lastPrice,
  watchedBy: repricedVariants.watchedBy,
  heldFor: repricedVariants.heldFor,
};

const columns = {
  product: {
    id: products.id,
    title: products.title,
    category: products.category,
    tags: products.tags,
    imageUrl: products.imageUrl,
  },
  variantId: variants.id,
  options: variants.optionValues,
  price: sql<number>`${variants.price}`.mapWith(variants.price),
  cost: variants.cost,
  quantity: variants.quantity,
  state: stateColumns,
};

function whereOf(scope: Scope): SQL | undefined {
  switch (scope.kind) {
    case "products":
      return inArray(products.id, scope.ids);
    case "tag":
      return whereSelected({ filter: { tag: scope.tag } });
    case "category":
      return whereSelected({ filter: { category: scope.category } });
    case "all":
      return sql`true`;
  }
}

/** Products that one of the scopes reaches, without those that are put away. */
const reached = (scopes: readonly Scope[]) =>
  and(ne(products.status, "archived"), scopes.length > 0 ? or(...scopes.map(whereOf)) : sql`false`);

const select = (tx: WorkspaceTx, where: SQL | undefined) =>
  tx
    .select(columns)
    .from(variants)
    .innerJoin(
      products,
      sql`${products.workspaceId} = ${variants.workspaceId} and ${products.id} = ${variants.productId}`,
    )
    .leftJoin(
      repricedVariants,
      sql`${repricedVariants.workspaceId} = ${variants.workspaceId} and ${repricedVariants.variantId} = ${variants.id}`,
    )
    .where(and(isNotNull(variants.price), where))
    .orderBy(asc(products.id), asc(variants.position));

/** A priced variant, with its product and what repricing knows of it: null where no rule has looked yet. */
export type Target = Awaited<ReturnType<typeof select>>[number];

/** Products of which something may be decided otherwise than at a moment; a change of a variant is one of its product. */
const changedSince = (since: Date) =>
  or(
    gt(products.updatedAt, since),
    sql`${products.id} in (${productsWithNews(since)})`,
    // Let go on by a person, or held.
    sql`${products.id} in (select r.product_id from repriced_variants r where r.updated_at > ${since.toISOString()}::timestamptz)`,
  );

/**
 * The variants of the next products that the scopes reach, in the order of the products' ids.
 * @param since only those products that have changed since, or whose offers have; left out, all
 */
export async function nextTargets(
  tx: WorkspaceTx,
  scopes: readonly Scope[],
  { after, limit, since = null }: { after: Id<"product"> | null; limit: number; since?: Date | null },
): Promise<{ targets: Target[]; next: Id<"product"> | null }> {
  const rows = await tx
    .select({ id: products.id })
    .from(products)
    .where(
      and(
        reached(scopes),
        after ? gt(products.id, after) : undefined,
        since ? changedSince(since) : undefined,
      ),
    )
    .orderBy(asc(products.id))
    .limit(limit);
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return { targets: [], next: null };
  const targets = await select(tx, inArray(products.id, ids));
  return { targets, next: ids.length === limit ? (ids.at(-1) ?? null) : null };
}

/** Single variants, whatever rule they obey. */
export const targetsOf = (tx: WorkspaceTx, ids: readonly Id<"variant">[]): Promise<Target[]> =>
  ids.length === 0 ? Promise.resolve([]) : select(tx, inArray(variants.id, [...ids]));

/** How many priced variants the scopes reach. */
export async function countTargets(tx: WorkspaceTx, scopes: readonly Scope[]): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(variants)
    .innerJoin(
      products,
      sql`${products.workspaceId} = ${variants.workspaceId} and ${products.id} = ${variants.productId}`,
    )
    .where(and(isNotNull(variants.price), reached(scopes)));
  return row?.count ?? 0;
}
