import { and, desc, eq, gte, inArray, notExists, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { WorkspaceTx } from "@/server/db/client";
import { containsWords } from "@/server/db/search";
import { products, variants } from "@/server/modules/catalog";
import { decodeCursor, encodeCursor } from "@/server/platform/cursor";
import { decodeId, type Id } from "@/server/platform/ids";
import { converterFor, dayOf } from "../rates/converter";
import { competitorProducts, competitors } from "../schema";
import { storeCurrency } from "../store-currency";
import type { ListMatchesInput, Match, MatchPage } from "./contract";
import { ownArticle } from "./own-articles";
import { competitorMatches, competitorPictures } from "./schema";
import { theirFacts, theirTraits } from "./their-traits";
import { traitsOf } from "./traits";
import { contentOf, unitPrice } from "./units";

type Input = z.output<typeof ListMatchesInput>;

const other = sql`other`;

/** Of suggestions the likeliest of each of their products, and none where one is confirmed. */
function onlyBest(tx: WorkspaceTx): SQL | undefined {
  const rows = tx
    .select({ one: sql`1` })
    .from(sql`${competitorMatches} as ${other}`)
    .where(
      sql`other.competitor_product_id = ${competitorMatches.competitorProductId} and (other.state = 'confirmed'
        or other.state = 'suggested' and (coalesce(other.confidence, -1), other.id) > (coalesce(${competitorMatches.confidence}, -1), ${competitorMatches.id}))`,
    );
  return notExists(rows);
}

function whereOf(tx: WorkspaceTx, input: Input): SQL | undefined {
  return and(
    eq(competitorMatches.state, input.state),
    input.competitorId && eq(competitorProducts.competitorId, input.competitorId),
    input.productId && eq(competitorMatches.productId, input.productId),
    input.theirs && eq(competitorMatches.competitorProductId, input.theirs),
    input.least === undefined ? undefined : gte(competitorMatches.confidence, input.least),
    ...containsWords(sql`lower(${products.title} || ' ' || ${competitorProducts.title})`, input.search),
    // Asked for one of their products, all that it may be are wanted.
    input.state === "suggested" && !input.theirs ? onlyBest(tx) : undefined,
  );
}

const others = sql<number>`(select count(*)::int from ${competitorMatches} as other
  where other.competitor_product_id = ${competitorMatches.competitorProductId} and other.state = 'suggested'
    and other.id <> ${competitorMatches.id})`;

const key = sql`coalesce(${competitorMatches.confidence}, -1)`;

/** Matches with both sides, the likeliest first. */
export async function listMatchRows(tx: WorkspaceTx, input: Input): Promise<z.input<typeof MatchPage>> {
  const where = whereOf(tx, input);
  const cursor = decodeCursor(input.cursor);
  const from = () =>
    tx
      .select({
        match: competitorMatches,
        product: products,
        theirs: competitorProducts,
        shop: competitors.name,
        pictureId: competitorPictures.id,
        others,
      })
      .from(competitorMatches)
      .innerJoin(products, eq(products.id, competitorMatches.productId))
      .innerJoin(competitorProducts, eq(competitorProducts.id, competitorMatches.competitorProductId))
      .innerJoin(competitors, eq(competitors.id, competitorProducts.competitorId))
      .leftJoin(
        competitorPictures,
        and(
          eq(competitorPictures.competitorProductId, competitorProducts.id),
          eq(competitorPictures.state, "seen"),
        ),
      );
  const after =
    cursor &&
    sql`(${key}, ${competitorMatches.id}) < (${cursor[0]}::int, ${decodeId("competitorMatch", cursor[1]) ?? null}::uuid)`;
  const rows = await from()
    .where(and(where, after))
    .orderBy(desc(key), desc(competitorMatches.id))
    .limit(input.limit + 1);
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  const currency = await storeCurrency(tx);
  const total = cursor
    ? null
    : await tx
        .select({ count: sql<number>`count(*)::int` })
        .from(competitorMatches)
        .innerJoin(products, eq(products.id, competitorMatches.productId))
        .innerJoin(competitorProducts, eq(competitorProducts.id, competitorMatches.competitorProductId))
        .where(where)
        .then(([row]) => row?.count ?? 0);
  return {
    currency,
    items: await toMatches(tx, page, currency),
    nextCursor:
      rows.length > input.limit && last
        ? encodeCursor([String(last.match.confidence ?? -1), last.match.id])
        : null,
    total,
  };
}

interface Row {
  match: typeof competitorMatches.$inferSelect;
  product: typeof products.$inferSelect;
  theirs: typeof competitorProducts.$inferSelect;
  shop: string;
  pictureId: Id<"competitorPicture"> | null;
  others: number;
}

/** Where members of a store reach a picture: by the store's id, since its address may change. */
const pictureUrl = (workspace: Id<"workspace">, id: Id<"competitorPicture">) =>
  `/store/${workspace}/competitors/pictures/${id}`;

async function toMatches(tx: WorkspaceTx, rows: readonly Row[], currency: string): Promise<Match[]> {
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.map(({ product }) => product.id))];
  const variantRows = await tx.select().from(variants).where(inArray(variants.productId, ids));
  const converter = await converterFor(
    tx,
    currency,
    rows.map(({ theirs }) => theirs.currency),
  );
  return rows.map(({ match, product, theirs, shop, pictureId, others: more }) => {
    const own = variantRows.filter(({ productId }) => productId === product.id);
    const variant = own.find(({ id }) => id === match.variantId) ?? (own.length === 1 ? own[0] : undefined);
    const article = variant && ownArticle(product, variant);
    const price = variant ? variant.price : product.priceMin;
    const content = contentOf(traitsOf(product.title, article?.facts ?? []));
    const inStore =
      theirs.priceMinor === null || theirs.currency === null
        ? null
        : (converter.convert(theirs.priceMinor, theirs.currency, dayOf(theirs.observedAt)) ?? null);
    return {
      id: match.id,
      state: match.state,
      confidence: match.confidence,
      reasons: match.reasons,
      automatic: match.automatic,
      byHand: match.byHand,
      decidedAt: match.decidedAt?.toISOString() ?? null,
      own: {
        productId: product.id,
        variantId: match.variantId,
        title: product.title,
        options: variant
          ? product.options.flatMap(({ name }, i) => {
              const value = variant.optionValues[i];
              return value ? [{ name, value }] : [];
            })
          : [],
        brand: product.vendor,
        sku: variant?.sku ?? null,
        barcode: variant?.barcode ?? null,
        imageUrl: product.imageUrl,
        price,
        unitPrice: (price !== null && unitPrice(price, content)) || null,
      },
      theirs: {
        id: theirs.id,
        competitorId: theirs.competitorId,
        shop,
        title: theirs.title,
        url: theirs.url,
        brand: theirs.brand,
        sku: theirs.sku,
        mpn: theirs.mpn,
        gtin: theirs.gtin,
        imageUrl: theirs.imageUrl,
        picture: pictureId && pictureUrl(match.workspaceId, pictureId),
        facts: theirFacts(theirs).slice(0, 12),
        priceMinor: theirs.priceMinor,
        currency: theirs.currency,
        price: inStore,
        unitPrice: (inStore !== null && unitPrice(inStore, contentOf(theirTraits(theirs)))) || null,
        availability: theirs.availability,
        state: theirs.state,
      },
      others: more,
    };
  });
}
