import { and, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { products, variants } from "@/server/modules/catalog";
import type { Id } from "@/server/platform/ids";
import { converterFor, dayOf } from "../rates/converter";
import { competitorProducts, competitors } from "../schema";
import { storeCurrency } from "../store-currency";
import { ownArticle } from "./own-articles";
import { competitorMatches } from "./schema";
import { askedFor } from "./their-price";
import { theirTraits } from "./their-traits";
import { traitsOf } from "./traits";
import { contentOf, priceForOwn, type UnitPrice, unitPrice } from "./units";

/** What another shop asks for an own variant, as a confirmed match and its newest confirmed price say. */
export interface MatchedOffer {
  matchId: Id<"competitorMatch">;
  competitorId: Id<"competitor">;
  /** The competitor's product. */
  productId: Id<"competitorProduct">;
  /** The shop's name. */
  name: string;
  title: string;
  url: string;
  /** The shop is the store itself at another address. */
  own: boolean;
  friendly: boolean;
  confirmed: boolean;
  /** In minor units of the store's currency, for as much as the own variant holds. Null without a price or a rate. */
  price: number | null;
  /** It has a price, but in a currency without a rate. */
  withoutRate: boolean;
  /** As the page says it. */
  asked: { priceMinor: number; currency: string } | null;
  unitPrice: UnitPrice | null;
  available: boolean;
  /** When its price was last confirmed, in milliseconds. */
  seenAt: number;
}

/** Words of shops that one can buy there. What says nothing has a price, and is taken at its word. */
const buyable: ReadonlySet<string | null> = new Set(["in_stock", "preorder", "backorder", null]);

/** The newest confirmed offers of others for own variants: those of confirmed matches only. One statement for all. */
export async function offersFor(
  tx: WorkspaceTx,
  variantIds: readonly Id<"variant">[],
): Promise<Map<Id<"variant">, MatchedOffer[]>> {
  const found = new Map<Id<"variant">, MatchedOffer[]>();
  if (variantIds.length === 0) return found;
  const rows = await tx
    .select({
      match: competitorMatches,
      variant: variants,
      product: products,
      theirs: competitorProducts,
      shop: competitors,
    })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .innerJoin(
      competitorMatches,
      and(
        eq(competitorMatches.productId, variants.productId),
        eq(competitorMatches.state, "confirmed"),
        or(isNull(competitorMatches.variantId), eq(competitorMatches.variantId, variants.id)),
      ),
    )
    .innerJoin(competitorProducts, eq(competitorProducts.id, competitorMatches.competitorProductId))
    .innerJoin(competitors, eq(competitors.id, competitorProducts.competitorId))
    .where(inArray(variants.id, [...new Set(variantIds)]));
  const converter = await converterFor(
    tx,
    await storeCurrency(tx),
    rows.flatMap(({ theirs }) => [
      theirs.currency,
      ...theirs.variants.map(({ currency }) => currency ?? null),
    ]),
  );
  for (const { match, variant, product, theirs, shop } of rows) {
    const own = ownArticle(product, variant);
    const asked = askedFor(own, theirs);
    const inStore =
      asked.priceMinor === null || asked.currency === null
        ? undefined
        : converter.convert(asked.priceMinor, asked.currency, dayOf(theirs.observedAt));
    const content = contentOf(theirTraits(theirs));
    const list = found.get(variant.id) ?? [];
    list.push({
      matchId: match.id,
      competitorId: shop.id,
      productId: theirs.id,
      name: shop.name,
      title: theirs.title,
      url: theirs.url,
      own: shop.own,
      friendly: shop.friendly,
      confirmed: true,
      price:
        inStore === undefined
          ? null
          : priceForOwn(inStore, contentOf(traitsOf(own.title, own.facts)), content),
      withoutRate: asked.priceMinor !== null && inStore === undefined,
      asked:
        asked.priceMinor === null || asked.currency === null
          ? null
          : { priceMinor: asked.priceMinor, currency: asked.currency },
      unitPrice: (inStore !== undefined && unitPrice(inStore, content)) || null,
      available: theirs.state !== "gone" && buyable.has(asked.availability),
      seenAt: theirs.observedAt.getTime(),
    });
    found.set(variant.id, list);
  }
  return found;
}

/**
 * Own products whose offers may be others than at a moment: a match was decided on, a page has changed, or one was seen
 * whose variants have prices of their own. As a list for `in (...)`. What merely grows old is not among them.
 */
export const productsWithNews = (since: Date): SQL => sql`
  select m.product_id from competitor_matches m
  join competitor_products p on p.workspace_id = m.workspace_id and p.id = m.competitor_product_id
  where m.updated_at > ${since.toISOString()}::timestamptz or (m.state = 'confirmed'
    and (p.last_changed_at > ${since.toISOString()}::timestamptz
      or (p.observed_at > ${since.toISOString()}::timestamptz and jsonb_array_length(p.variants) > 1)))`;
