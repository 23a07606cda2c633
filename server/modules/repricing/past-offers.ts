import type { WorkspaceTx } from "@/server/db/client";
import { matchedHistories } from "@/server/modules/competitors";
import type { Id } from "@/server/platform/ids";
import type { PastOffer } from "./simulate";

/** What others asked for a variant in a span, in the store's currency by the rates of those days. */
export async function pastOffersOf(
  tx: WorkspaceTx,
  variantId: Id<"variant">,
  span: { from: Date; until: Date },
): Promise<PastOffer[]> {
  const found = await matchedHistories(tx, variantId, span);
  return found.map(({ offer, points }) => ({
    offer,
    points: points.map(({ at, price, available }) => ({ at: at.getTime(), price, available })),
  }));
}
