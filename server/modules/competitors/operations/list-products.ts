import { and, asc, desc, eq, gt, ilike, inArray, isNotNull, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { decodeCursor, encodeCursor } from "@/server/platform/cursor";
import { decodeId } from "@/server/platform/ids";
import { CompetitorProduct, ListCompetitorProductsInput } from "../contract";
import { competitorRow } from "../rows";
import { competitorProducts as table } from "../schema";
import { toProduct } from "../views";

type Input = z.output<typeof ListCompetitorProductsInput>;

const keys: Record<Input["sort"], { column: SQL; type: SQL }> = {
  changed: { column: sql`${table.lastChangedAt}`, type: sql`timestamptz` },
  price: { column: sql`coalesce(${table.priceMinor}, -1)`, type: sql`bigint` },
  title: { column: sql`lower(${table.title})`, type: sql`text` },
};

const filters: Record<Input["filter"], SQL | undefined> = {
  all: undefined,
  promotion: gt(table.listPriceMinor, table.priceMinor),
  outOfStock: inArray(table.availability, ["out_of_stock", "discontinued"]),
  pending: isNotNull(table.pending),
  unreadable: or(eq(table.state, "unreadable"), isNotNull(table.problemCode)),
  gone: eq(table.state, "gone"),
};

/** A text as a part of a pattern. */
const literally = (text: string) => text.replaceAll(/[\\%_]/g, "\\$&");

function found(search: string | undefined): SQL | undefined {
  if (!search) return undefined;
  const part = `%${literally(search)}%`;
  return or(
    ilike(table.title, part),
    ilike(table.brand, part),
    eq(table.sku, search),
    eq(table.gtin, search),
    eq(table.url, search),
  );
}

export const listProducts = workspaceOperation("competitors.read", {
  name: "competitors.listProducts",
  summary: "List the products of a competitor: search, filter, sort, page by page",
  kind: "query",
  input: ListCompetitorProductsInput,
  output: z.object({
    items: z.array(CompetitorProduct),
    nextCursor: z.string().nullable(),
    total: z.int().nullable().meta({ description: "Counted for the first page only" }),
  }),
  rest: { method: "GET", path: "/competitors/{competitorId}/products" },
  async run(ctx, { competitorId, search, filter, sort, order, cursor: text, limit }) {
    await competitorRow(ctx.tx, competitorId);
    const where = and(eq(table.competitorId, competitorId), filters[filter], found(search));
    const { column, type } = keys[sort];
    const cursor = decodeCursor(text);
    const after =
      cursor &&
      sql`(${column}, ${table.id}) ${order === "asc" ? sql`>` : sql`<`} (${cursor[0]}::text::${type}, ${decodeId("competitorProduct", cursor[1]) ?? null}::uuid)`;
    const sorted = order === "asc" ? asc : desc;
    const rows = await ctx.tx
      .select({ product: table, key: sql<string>`${column}::text` })
      .from(table)
      .where(and(where, after))
      .orderBy(sorted(column), sorted(table.id))
      .limit(limit + 1);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(({ product }) => toProduct(product)),
      nextCursor: rows.length > limit && last ? encodeCursor([last.key, last.product.id]) : null,
      total: cursor ? null : await ctx.tx.$count(table, where),
    };
  },
});
