import type { Figure, FigureId, scales } from "./contract";

type Scale = (typeof scales)[number];
type Values = Readonly<Partial<Record<FigureId, number>>>;

interface Rule {
  part: "findings" | "risks" | "opportunities";
  effort: Scale;
  impact: Scale;
  holds(values: Values): boolean;
}

const some = (value: number | undefined) => (value ?? 0) > 0;
/** Of all products, at least this share. */
const mostly = (values: Values, id: FigureId, share: number) =>
  (values[id] ?? 0) >= Math.max(1, (values.products ?? 0) * share);

/** What figures mean, each with a sentence and an action under `analyses.rules`. What pays most stands first. */
const rules = {
  belowCost: { part: "risks", effort: "low", impact: "high", holds: (v) => some(v.belowCost) },
  outOfStock: { part: "risks", effort: "medium", impact: "high", holds: (v) => some(v.outOfStock) },
  noPrice: { part: "risks", effort: "low", impact: "high", holds: (v) => some(v.noPrice) },
  undercut: { part: "risks", effort: "medium", impact: "high", holds: (v) => some(v.pricesUndercut) },
  noImage: { part: "opportunities", effort: "medium", impact: "high", holds: (v) => some(v.noImage) },
  noDescription: {
    part: "opportunities",
    effort: "low",
    impact: "high",
    holds: (v) => some(v.noDescription),
  },
  thinMargin: { part: "risks", effort: "medium", impact: "high", holds: (v) => some(v.thinMargin) },
  lowStock: { part: "risks", effort: "low", impact: "medium", holds: (v) => some(v.lowStock) },
  costUnknown: {
    part: "findings",
    effort: "low",
    impact: "medium",
    holds: (v) => v.costKnown !== undefined && v.costKnown < 90,
  },
  margin: { part: "findings", effort: "medium", impact: "medium", holds: (v) => v.margin !== undefined },
  promotions: {
    part: "risks",
    effort: "low",
    impact: "medium",
    holds: (v) => some(v.competitorPromotions),
  },
  gaps: { part: "opportunities", effort: "high", impact: "medium", holds: (v) => some(v.assortmentGaps) },
  cheapest: {
    part: "findings",
    effort: "low",
    impact: "medium",
    holds: (v) => some(v.pricesCompared) && some(v.pricesCheapest),
  },
  drafts: { part: "opportunities", effort: "low", impact: "medium", holds: (v) => some(v.drafts) },
  noSeo: { part: "opportunities", effort: "low", impact: "medium", holds: (v) => some(v.noSeo) },
  idle: { part: "opportunities", effort: "medium", impact: "medium", holds: (v) => some(v.idleUnits) },
  noCategory: { part: "findings", effort: "low", impact: "low", holds: (v) => some(v.noCategory) },
  concentration: {
    part: "risks",
    effort: "high",
    impact: "medium",
    holds: (v) => (v.products ?? 0) >= 10 && mostly(v, "largestCategory", 0.6),
  },
  discounts: {
    part: "findings",
    effort: "medium",
    impact: "medium",
    holds: (v) => (v.products ?? 0) >= 5 && mostly(v, "discounted", 0.3),
  },
  stock: { part: "findings", effort: "low", impact: "low", holds: (v) => some(v.stockValue) },
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof rules;

/** Rules that only tell: what they say asks for nothing. */
const onlyTell: ReadonlySet<RuleId> = new Set(["stock"]);

/** The rules that hold for these figures, the ones that pay most first. */
export function rulesThatHold(figures: readonly Figure[]): (Rule & { id: RuleId; acts: boolean })[] {
  const values: Values = Object.fromEntries(figures.map(({ id, value }) => [id, value]));
  return (Object.entries(rules) as [RuleId, Rule][])
    .filter(([, rule]) => rule.holds(values))
    .map(([id, rule]) => ({ ...rule, id, acts: !onlyTell.has(id) }));
}
