import type { WorkspaceTx } from "@/server/db/client";
import { matchedHistory, offersFor } from "@/server/modules/competitors";
import type { Id } from "@/server/platform/ids";
import type { PastOffer } from "./simulate";
import type { PricedStore } from "./store";

/** `amount * to / from`, exactly and rounded half up. */
const scaled = (amount: number, to: number, from: number) =>
  from === to ? amount : Number((2n * BigInt(amount) * BigInt(to) + BigInt(from)) / (2n * BigInt(from)));

/**
 * What others asked for a variant in the last days, in the store's currency by the rates of those days. The history
 * is that of their pages; where today's offer is for another amount, or for one of a page's variants, what they asked
 * before is taken to have been in the same proportion. Not across currencies, whose rates would be mixed in.
 */
export async function pastOffersOf(
  tx: WorkspaceTx,
  store: PricedStore,
  { productId, variantId }: { productId: Id<"product">; variantId: Id<"variant"> },
  days: number,
  now: Date,
): Promise<PastOffer[]> {
  const offers = (await offersFor(tx, [variantId])).get(variantId) ?? [];
  if (offers.length === 0) return [];
  const { lines } = await matchedHistory(tx, productId, days, now);
  const pointsOf = new Map(lines.map((line) => [line.productId, line.points]));
  return offers.map((offer) => {
    const points = pointsOf.get(offer.productId) ?? [];
    const last = points.findLast(({ price }) => price !== null)?.price;
    const ofToday = offer.asked?.currency === store.currency ? offer.price : null;
    const [to, from] = ofToday && last ? [ofToday, last] : [1, 1];
    return {
      offer,
      points: points.map(({ at, price, available }) => ({
        at: Date.parse(at),
        price: price === null ? null : scaled(price, to, from),
        available,
      })),
    };
  });
}
