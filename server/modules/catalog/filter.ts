import { and, eq, gt, inArray, or, type SQL, sql } from "drizzle-orm";
import type { ProductFilter, ProductSelection } from "./views";
import { products } from "./schema";

const escapeLike = (text: string) => text.replace(/[\\%_]/g, "\\$&");

/** The condition that a filter of products stands for; row level security adds the store. */
export function whereOf(filter: ProductFilter): SQL | undefined {
  const words = (filter.search ?? "").toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8);
  return and(
    ...words.map((word) => sql`${products.searchText} like ${`%${escapeLike(word)}%`}`),
    filter.status && eq(products.status, filter.status),
    filter.vendor && eq(products.vendor, filter.vendor),
    filter.category &&
      or(eq(products.category, filter.category), sql`${products.category} like ${`${escapeLike(filter.category)} > %`}`),
    filter.tag && sql`${products.tags} @> array[${filter.tag}]::text[]`,
    filter.stock === "in" && gt(products.quantity, 0),
    filter.stock === "out" && sql`${products.quantity} <= 0`,
  );
}

/** The condition of a bulk action's selection. */
export function whereSelected(selection: ProductSelection): SQL | undefined {
  if ("filter" in selection) return whereOf(selection.filter);
  return inArray(products.id, selection.ids);
}
