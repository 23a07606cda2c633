import { and, asc, count, desc, type SQL, sql } from "drizzle-orm";
import { patternsOf } from "@/server/db/search";
import { workspaceOperation } from "@/server/operations/define";
import { type Cursor, decodeCursor, encodeCursor } from "@/server/platform/cursor";
import { decodeId } from "@/server/platform/ids";
import { whereOf } from "../filter";
import { priceKey, products, stockKey } from "../schema";
import { ListProductsInput, ProductPage, type ProductSort } from "../views";

const summaryColumns = {
  id: products.id,
  title: products.title,
  handle: products.handle,
  status: products.status,
  vendor: products.vendor,
  category: products.category,
  imageUrl: products.imageUrl,
  priceMin: products.priceMin,
  priceMax: products.priceMax,
  quantity: products.quantity,
  variantCount: products.variantCount,
  updatedAt: products.updatedAt,
};

/** What each order sorts by, as the indexes have it; a missing price or stock sorts below any. */
const keys: Record<ProductSort, { column: SQL; type: SQL }> = {
  updated: { column: sql`${products.updatedAt}`, type: sql`timestamptz` },
  title: { column: sql`lower(${products.title})`, type: sql`text` },
  price: { column: priceKey, type: sql`bigint` },
  stock: { column: stockKey, type: sql`integer` },
};

function after(cursor: Cursor | undefined, sort: ProductSort, direction: "asc" | "desc"): SQL | undefined {
  if (!cursor) return undefined;
  const { column, type } = keys[sort];
  const id = decodeId("product", cursor[1]) ?? null;
  return sql`(${column}, ${products.id}) ${direction === "asc" ? sql`>` : sql`<`} (${cursor[0]}::text::${type}, ${id}::uuid)`;
}

export const listProducts = workspaceOperation("catalog.read", {
  name: "catalog.listProducts",
  summary: "List products: search, filter, sort, page by page",
  kind: "query",
  input: ListProductsInput,
  output: ProductPage,
  rest: { method: "GET", path: "/products" },
  async run(ctx, { sort, order: direction, cursor: cursorText, limit, search, ...filter }) {
    const key = keys[sort].column;
    const cursor = decodeCursor(cursorText);
    const where = whereOf(filter);
    const onPage = and(where, after(cursor, sort, direction));
    const sorted = direction === "asc" ? asc : desc;
    const patterns = patternsOf(search);
    const searched = patterns.length > 0;
    // A search is made once, and counts what it found on the way; a whole store is counted by an index.
    const counted = searched && !cursor;
    // The page of what a search found stands in the place of the table: whatever is made of a row is made of that only.
    const found = ctx.tx.$with("products", {}).as(
      sql`select *${counted ? sql`, count(*) over ()::int as total` : sql``} from matching_products(array[${sql.join(
        patterns.map((pattern) => sql`${pattern}`),
        sql`, `,
      )}]::text[]) as products where ${onPage ?? sql`true`} order by ${sorted(key)}, ${sorted(products.id)} limit ${limit + 1}`,
    );
    const from = searched ? ctx.tx.with(found) : ctx.tx;
    const page = from
      .select({
        ...summaryColumns,
        // The key travels as text, which keeps a timestamp's microseconds; a Date would cut them.
        key: sql<string>`${key}::text`,
        ...(counted && { total: sql<number>`total` }),
      })
      .from(products)
      .where(searched ? undefined : onPage)
      .orderBy(sorted(key), sorted(products.id))
      .limit(limit + 1);
    // Asked for together: both travel to the database in one go.
    const [rows, totals] = await Promise.all([
      page,
      cursor || counted ? [] : ctx.tx.select({ total: count() }).from(products).where(where),
    ]);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() })),
      nextCursor: rows.length > limit && last ? encodeCursor([last.key, last.id]) : null,
      total: cursor ? null : ((counted ? rows[0]?.total : totals[0]?.total) ?? 0),
    };
  },
});
