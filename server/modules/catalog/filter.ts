import { and, eq, gt, inArray, lte, or, type SQL, sql } from "drizzle-orm";
import { products } from "./schema";
import type { ProductFilter, ProductSelection } from "./views";

const escapeLike = (text: string) => text.replace(/[\\%_]/g, "\\$&");

/** The condition that a filter of products stands for; row level security adds the store. */
export function whereOf(filter: ProductFilter): SQL | undefined {
  const words = (filter.search ?? "").toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8);
  return and(
    ...words.map((word) => sql`${products.searchText} like ${`%${escapeLike(word)}%`}`),
    filter.status ? eq(products.status, filter.status) : undefined,
    filter.vendor ? eq(products.vendor, filter.vendor) : undefined,
    filter.category
      ? or(
          eq(products.category, filter.category),
          sql`${products.category} like ${`${escapeLike(filter.category)} > %`}`,
        )
      : undefined,
    filter.tag ? sql`${products.tags} @> array[${filter.tag}]::text[]` : undefined,
    filter.stock === "in" ? gt(products.quantity, 0) : undefined,
    filter.stock === "out" ? lte(products.quantity, 0) : undefined,
  );
}

/** The condition of a bulk action's selection. */
export function whereSelected(selection: ProductSelection): SQL | undefined {
  if ("filter" in selection) return whereOf(selection.filter);
  return inArray(products.id, selection.ids);
}
