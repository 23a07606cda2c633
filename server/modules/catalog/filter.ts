import { and, eq, gt, inArray, lte, or, type SQL, sql } from "drizzle-orm";
import { containsWords, escapeLike } from "@/server/db/search";
import { products } from "./schema";
import type { ProductFilter, ProductSelection } from "./views";

/** The condition that a filter of products stands for; row level security adds the store. */
export function whereOf(filter: ProductFilter): SQL | undefined {
  return and(
    ...containsWords(products.searchText, filter.search),
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
