import type { WorkspaceTx } from "@/server/db/client";
import type { Id } from "@/server/platform/ids";
import type { Offer } from "./offers";

/** What others ask for the store's own variants, by variant; those of whom nothing is known are left out. */
export async function offersOf(
  _tx: WorkspaceTx,
  _variantIds: readonly Id<"variant">[],
): Promise<Map<Id<"variant">, Offer[]>> {
  return new Map();
}
