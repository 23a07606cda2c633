import type { WorkspaceTx } from "@/server/db/client";
import { ownPrices } from "@/server/modules/catalog";
import { notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import type { Simulation } from "./contract";
import { limitsOf } from "./limits";
import { pastOffersOf } from "./past-offers";
import { ownOf } from "./plan";
import { type PastOffer, type PastPoint, simulate } from "./simulate";
import { momentOf, type PricedStore } from "./store";
import { targetsOf } from "./targets";
import type { RuleTerms } from "./terms";

const iso = (at: number) => new Date(at).toISOString();

function verdictOf({ offer }: PastOffer): Simulation["shops"][number]["verdict"] {
  if (offer.own) return "own";
  if (offer.friendly) return "friendly";
  return offer.confirmed ? "counted" : "unconfirmed";
}

/** From the beginning of a span on: what held then stands at its beginning. What is sold out is a gap. */
function pointsWithin(points: readonly PastPoint[], from: number): Simulation["own"] {
  const before = points.findLast(({ at }) => at <= from);
  const within = points.filter(({ at }) => at > from);
  return [...(before ? [{ ...before, at: from }] : []), ...within].map(({ at, price, available }) => ({
    at: iso(at),
    price: available ? price : null,
  }));
}

/** Replays the past of a variant with a rule. @throws AppError NOT_FOUND */
export async function simulationOf(
  tx: WorkspaceTx,
  store: PricedStore,
  { terms, variantId, days }: { terms: RuleTerms; variantId: Id<"variant">; days: number },
  now = new Date(),
): Promise<Simulation> {
  const [target] = await targetsOf(tx, [variantId]);
  if (!target) throw notFound("variant");
  const own = ownOf(target);
  const until = now.getTime();
  const from = until - days * 86_400_000;
  const span = { from: new Date(from), until: now };
  const offers = await pastOffersOf(tx, variantId, span);
  const asked = (await ownPrices(tx, target.product.id, span)).get(variantId) ?? [];
  // A variant that was not there yet begins with its usual price.
  const price = asked.find(({ at }) => at.getTime() <= from)?.price ?? own.usual;
  const result = simulate(terms, { ...own, price }, offers, { from, until }, (at) =>
    momentOf(store, new Date(at)),
  );
  const limits = limitsOf(terms, own);
  const prices = result?.steps.map(({ price }) => price) ?? [];
  return {
    currency: store.currency,
    from: iso(from),
    until: iso(until),
    simulated: result?.steps.map(({ at, price, reason }) => ({ at: iso(at), price, reason })) ?? [],
    own: asked.map(({ at, price }) => ({ at: iso(at.getTime()), price })),
    shops: offers.map((past) => ({
      productId: past.offer.productId,
      name: past.offer.name,
      verdict: verdictOf(past),
      points: pointsWithin(past.points, from),
    })),
    limits: typeof limits === "string" ? null : limits,
    changes: result?.changes ?? 0,
    lowest: prices.length > 0 ? Math.min(...prices) : null,
    highest: prices.length > 0 ? Math.max(...prices) : null,
    cheapestBp: result?.cheapestBp ?? null,
  };
}
