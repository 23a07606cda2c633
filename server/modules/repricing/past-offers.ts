import type { WorkspaceTx } from "@/server/db/client";
import type { Id } from "@/server/platform/ids";
import type { PastOffer } from "./simulate";

/** What others asked for a variant since a moment, in the store's currency and for the own unit. */
export async function pastOffersOf(
  _tx: WorkspaceTx,
  _variantId: Id<"variant">,
  _since: Date,
): Promise<PastOffer[]> {
  return [];
}
