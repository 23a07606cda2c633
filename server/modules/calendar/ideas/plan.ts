import type { Idea, IdeaKind, LocalMoment } from "../contract";
import type { OccasionId } from "../occasion-ids";

/** What is known of a product that might be spoken of. */
export interface Candidate {
  id: string;
  title: string;
  imageUrl: string | null;
  /** Days since it came into the store. */
  age: number;
  /** Units on hand; null where stock is not counted. */
  quantity: number | null;
  /** What of the price is left after the cost, 0 to 1; null where the cost is not known. */
  margin: number | null;
  /** Clicks that posts about it have had. */
  clicks: number;
  /** A post about it waits already. */
  planned: boolean;
}

/** A product counts as new for so many days. */
const newForDays = 45;
/** How many days before an occasion one speaks of it. */
const lead = 5;

/** Why a product is spoken of, and how strongly: the higher, the sooner. Null where the reason does not hold. */
const reasons: Record<Exclude<IdeaKind, "occasion">, (product: Candidate) => number | null> = {
  new: ({ age }) => (age <= newForDays ? newForDays - age : null),
  performed: ({ clicks }) => (clicks > 0 ? clicks : null),
  margin: ({ margin }) => (margin !== null && margin >= 0.3 ? margin : null),
  stock: ({ quantity }) => (quantity !== null && quantity >= 10 ? quantity : null),
};
const order = ["new", "performed", "margin", "stock"] as const;

/** The figure that a reason rests on, as people are told it. */
function figureOf(kind: IdeaKind, product: Candidate): number {
  if (kind === "new") return product.age;
  if (kind === "performed") return product.clicks;
  if (kind === "margin") return Math.round((product.margin ?? 0) * 100);
  return product.quantity ?? 0;
}

const dayMs = 86_400_000;
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / dayMs;

/**
 * Proposes what to post at some moments: the last one before an occasion speaks of it, the others take turns with what
 * is new, what was clicked, what earns, what there is much of. A product comes once, and one that cannot be bought or
 * waits in the calendar already does not come. The same store gives the same plan.
 */
export function planIdeas(
  moments: readonly LocalMoment[],
  occasions: readonly { id: OccasionId; day: string }[],
  products: readonly Candidate[],
): Idea[] {
  const free = new Map(
    products.filter((one) => one.quantity !== 0 && !one.planned).map((one) => [one.id, one]),
  );
  const take = (kind: Exclude<IdeaKind, "occasion">): Candidate | undefined => {
    let best: { product: Candidate; strength: number } | undefined;
    for (const product of free.values()) {
      const strength = reasons[kind](product);
      if (strength !== null && (!best || strength > best.strength)) best = { product, strength };
    }
    if (best) free.delete(best.product.id);
    return best?.product;
  };
  const occasionAt = new Map<LocalMoment, OccasionId>();
  for (const { id, day } of occasions) {
    const before = moments.filter((moment) => {
      const days = daysBetween(moment.date, day);
      return days >= 0 && days <= lead && !occasionAt.has(moment);
    });
    const last = before.at(-1);
    if (last) occasionAt.set(last, id);
  }
  let turn = 0;
  return moments.flatMap((planned) => {
    for (let tried = 0; tried < order.length; tried++) {
      const kind = order[turn++ % order.length] ?? "new";
      const product = take(kind);
      if (!product) continue;
      const occasion = occasionAt.get(planned) ?? null;
      return [
        {
          planned,
          kind: occasion ? ("occasion" as const) : kind,
          occasion,
          figure: figureOf(kind, product),
          product: { id: product.id, title: product.title, imageUrl: product.imageUrl },
        },
      ];
    }
    return [];
  });
}
