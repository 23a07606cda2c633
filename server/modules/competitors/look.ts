import type { Offer } from "./kept";
import type { ProductState } from "./kinds";

/** A change beyond this share of the price wants a second look: in tenths. */
const largeTenths = 3;

/** What a look at a page has seen. */
export type Seen =
  /** `redone`: the page has lost what it was read by, so that a new price may be a wrong one. */
  | { what: "offer"; offer: Offer; redone: boolean }
  /** The page is there, but cannot be read as it was. */
  | { what: "unreadable" }
  /** The shop says that there is no such page. */
  | { what: "gone" };

/** What is known of a product. */
export interface Standing {
  offer: Offer;
  state: ProductState;
  /** What one look has seen that a second is to confirm. */
  pending: Offer | null;
}

/**
 * What is known after a look: total and without a clock, so that the same looks give the same history.
 *
 * A price that is more than 30 % away, in another currency, or on a page that was redone, counts when a second look
 * sees one near it; until then the old one stands. So does a page that is gone. A page that cannot be read changes no
 * price, and one that tells no price any more because it is sold out keeps the last.
 */
export function afterLook(standing: Standing, seen: Seen): Standing {
  if (seen.what === "unreadable") return { ...standing, state: "unreadable" };
  if (seen.what === "gone") return afterGone(standing);
  const known = standing.offer;
  const offer = filled(known, seen.offer);
  if (standing.state === "gone") return { offer, state: "active", pending: null };
  const moved = known.priceMinor !== offer.priceMinor || known.currency !== offer.currency;
  const doubtful = moved && known.priceMinor !== null && (seen.redone || isFar(known, offer));
  if (!doubtful) return { offer, state: "active", pending: null };
  const agreed = standing.pending?.priceMinor != null && !isFar(standing.pending, offer);
  if (agreed) return { offer, state: "active", pending: null };
  // What is not in doubt counts at once: that it is sold out is no matter of its price.
  return { offer: { ...known, availability: offer.availability }, state: "active", pending: offer };
}

function afterGone(standing: Standing): Standing {
  if (standing.state === "gone") return standing;
  const offer = { ...standing.offer, availability: "gone" as const };
  if (standing.pending?.availability === "gone") return { offer, state: "gone", pending: null };
  return { ...standing, pending: offer };
}

/** What a page leaves out: a price that it hides while sold out, and stock of which only the lack is told. */
function filled(known: Offer, seen: Offer): Offer {
  const availability = seen.availability ?? (known.availability === "in_stock" ? "in_stock" : null);
  if (seen.priceMinor !== null) return { ...seen, availability };
  return { ...known, availability };
}

/** Whether a price is more than 30 % away from another, or not to be compared with it. */
export function isFar(from: Offer, to: Offer): boolean {
  if (from.priceMinor === null || to.priceMinor === null) return from.priceMinor !== to.priceMinor;
  if (from.currency !== to.currency) return true;
  return Math.abs(to.priceMinor - from.priceMinor) * 10 > from.priceMinor * largeTenths;
}
