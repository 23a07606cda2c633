import type { Considered, Verdict } from "./states";
import type { RuleTerms } from "./terms";

/** What another shop asks for the same thing, as matching found it and as it was last seen. */
export interface Offer {
  competitorId: string;
  /** Id of the competitor's product. */
  productId: string;
  /** The shop's name, for people. */
  name: string;
  /** The shop is the store itself at another address. */
  own: boolean;
  /** The shop is not to be competed with. */
  friendly: boolean;
  /** A person or a sure sign says that it is the same thing, and its price needs no second look. */
  confirmed: boolean;
  /** In minor units of the store's currency and for the own unit. */
  price: number | null;
  /** It has a price, but in a currency without a rate. */
  withoutRate: boolean;
  available: boolean;
  /** When it was last seen so, in milliseconds. */
  seenAt: number;
}

const hour = 3_600_000;

/** What an offer counts for. Who it is comes before what it says: the own shop is the own shop, also when sold out. */
function verdictOf(offer: Offer, { staleHours }: RuleTerms, now: number): Verdict {
  if (offer.own) return "own";
  if (offer.friendly) return "friendly";
  if (!offer.confirmed) return "unconfirmed";
  if (!offer.available) return "unavailable";
  if (offer.withoutRate) return "no_rate";
  if (offer.price === null || offer.price <= 0) return "no_price";
  const age = now - offer.seenAt;
  if (age <= staleHours * hour) return "counted";
  return age <= 2 * staleHours * hour ? "stale" : "old";
}

/** By price, then by what never changes, so that the order in which offers come means nothing. */
function inOrder(a: Considered, b: Considered): number {
  const price = (a.price ?? Number.POSITIVE_INFINITY) - (b.price ?? Number.POSITIVE_INFINITY);
  if (a.price !== b.price && price !== 0) return price;
  return a.productId < b.productId ? -1 : a.productId > b.productId ? 1 : 0;
}

/** The offers with what each counts for, in an order of their own. */
export const consider = (offers: readonly Offer[], terms: RuleTerms, now: number): Considered[] =>
  offers
    .map((offer) => ({
      competitorId: offer.competitorId,
      productId: offer.productId,
      name: offer.name,
      price: offer.price,
      seenAt: new Date(offer.seenAt).toISOString(),
      verdict: verdictOf(offer, terms, now),
    }))
    .sort(inOrder);

/** The offers with one of the verdicts that a rule looks at: of each shop its lowest, in ascending order. */
export function lowestOfEach(
  considered: readonly Considered[],
  verdicts: readonly Verdict[],
): (Considered & { price: number })[] {
  const shops = new Set<string>();
  return considered.filter((offer): offer is Considered & { price: number } => {
    if (offer.price === null || !verdicts.includes(offer.verdict) || shops.has(offer.competitorId))
      return false;
    shops.add(offer.competitorId);
    return true;
  });
}
