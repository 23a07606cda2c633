import type { z } from "zod";
import {
  type Bound,
  type Ending,
  type Rule,
  RuleInput,
  type Scope,
  type Season,
  type StockStep,
} from "@/server/modules/repricing/contract";
import { currencyDigits, fromDecimal, toDecimal } from "@/server/platform/money";

/** A rule as it stands in its form: numbers as they were typed, and the fields of choices that are not chosen too. */
export interface Draft {
  name: string;
  mode: RuleInput["mode"];
  priority: string;
  scope: Scope["kind"];
  tag: string;
  category: string;
  products: { id: string; title: string }[];
  strategy: RuleInput["terms"]["strategy"]["kind"];
  against: "lowest" | "median";
  beatUnit: "amount" | "share";
  beatBy: string;
  bandFrom: string;
  bandTo: string;
  minKind: Bound["kind"];
  min: string;
  maxKind: Bound["kind"];
  max: string;
  ending: string;
  stock: { when: StockStep["when"]; quantity: string; shift: string }[];
  seasons: { from: string; to: string; shift: string }[];
  alone: "usual" | "max";
  staleHours: string;
  askAbove: string;
  perVariantADay: string;
  inAllADay: string;
}

export type DraftField = keyof Draft;
/** A key under `repricing.form.problem`. */
export type DraftProblem = "required" | "invalid" | "minAboveMax";

export const emptyDraft: Draft = {
  name: "",
  mode: "approval",
  priority: "100",
  scope: "all",
  tag: "",
  category: "",
  products: [],
  strategy: "match",
  against: "lowest",
  beatUnit: "share",
  beatBy: "1",
  bandFrom: "95",
  bandTo: "105",
  minKind: "cost",
  min: "",
  maxKind: "usual",
  max: "",
  ending: "",
  stock: [],
  seasons: [],
  alone: "usual",
  staleHours: "48",
  askAbove: "20",
  perVariantADay: "4",
  inAllADay: "500",
};

/** Shares are typed in per cent with two digits, which are basis points. */
const typedShare = (bp: number) => toDecimal(bp, "USD").replace(/\.?0+$/, "");
const share = (text: string) => fromDecimal(text, "USD") ?? Number.NaN;
/** Whole numbers, in the digits of whatever script. */
const whole = (text: string) => fromDecimal(text, "JPY") ?? Number.NaN;

const endingText = (ending: Ending | null) => (ending ? `${ending.step}:${ending.offset}` : "");

export function endingOf(text: string): Ending | null {
  const [step, offset] = text.split(":").map(Number);
  return step === undefined || offset === undefined ? null : { step, offset };
}

/** The endings that are usual in a currency, by the digits that it has. */
export function usualEndings(currency: string): string[] {
  const digits = currencyDigits(currency);
  if (digits === 0) return ["10:0", "100:0", "100:80", "100:98", "1000:0", "1000:900", "1000:980"];
  const unit = 10 ** digits;
  return [99, 95, 90, 50, 0]
    .map((part) => `${unit}:${(part * unit) / 100}`)
    .concat(`${10 * unit}:${9 * unit}`);
}

const boundText = (bound: Bound, currency: string) =>
  bound.kind === "price" ? toDecimal(bound.amount, currency) : typedShare(bound.bp);

/** A stored rule as its form shows it. */
export function draftOf(rule: Rule): Draft {
  const { terms, scope, currency } = rule;
  const { strategy } = terms;
  return {
    ...emptyDraft,
    name: rule.name,
    mode: rule.mode,
    priority: String(rule.priority),
    scope: scope.kind,
    tag: scope.kind === "tag" ? scope.tag : "",
    category: scope.kind === "category" ? scope.category : "",
    products: rule.productTitles,
    strategy: strategy.kind,
    ...(strategy.kind !== "usual" && { against: strategy.against }),
    ...(strategy.kind === "beat" && {
      beatUnit: strategy.by.unit,
      beatBy:
        strategy.by.unit === "amount" ? toDecimal(strategy.by.amount, currency) : typedShare(strategy.by.bp),
    }),
    ...(strategy.kind === "band" && {
      bandFrom: typedShare(strategy.fromBp),
      bandTo: typedShare(strategy.toBp),
    }),
    minKind: terms.min.kind,
    min: boundText(terms.min, currency),
    maxKind: terms.max.kind,
    max: boundText(terms.max, currency),
    ending: endingText(terms.ending),
    stock: terms.stock.map(({ when, quantity, bp }) => ({
      when,
      quantity: String(quantity),
      shift: typedShare(bp),
    })),
    seasons: terms.seasons.map(({ from, to, bp }) => ({ from, to, shift: typedShare(bp) })),
    alone: terms.alone,
    staleHours: String(terms.staleHours),
    askAbove: rule.askAboveBp === null ? "" : typedShare(rule.askAboveBp),
    perVariantADay: String(rule.perVariantADay),
    inAllADay: String(rule.inAllADay),
  };
}

function scopeOf({ scope, tag, category, products }: Draft): Scope {
  if (scope === "tag") return { kind: scope, tag };
  if (scope === "category") return { kind: scope, category };
  return scope === "products" ? { kind: scope, ids: products.map(({ id }) => id) } : { kind: scope };
}

function strategyOf(draft: Draft, currency: string): RuleInput["terms"]["strategy"] {
  const { strategy: kind, against, beatUnit, beatBy } = draft;
  switch (kind) {
    case "usual":
      return { kind };
    case "match":
      return { kind, against };
    case "band":
      return { kind, against, fromBp: share(draft.bandFrom), toBp: share(draft.bandTo) };
    case "beat": {
      const by =
        beatUnit === "amount"
          ? { unit: beatUnit, amount: fromDecimal(beatBy, currency) ?? Number.NaN }
          : { unit: beatUnit, bp: share(beatBy) };
      return { kind, against, by };
    }
  }
}

const boundOf = (kind: Bound["kind"], text: string, currency: string): Bound =>
  kind === "price" ? { kind, amount: fromDecimal(text, currency) ?? Number.NaN } : { kind, bp: share(text) };

/** Which field of the form a path of the contract belongs to. */
const fields: readonly [string, DraftField][] = [
  ["name", "name"],
  ["priority", "priority"],
  ["scope.tag", "tag"],
  ["scope.category", "category"],
  ["scope", "products"],
  ["terms.strategy.by", "beatBy"],
  ["terms.strategy.fromBp", "bandFrom"],
  ["terms.strategy.toBp", "bandTo"],
  ["terms.min", "min"],
  ["terms.max", "max"],
  ["terms.stock", "stock"],
  ["terms.seasons", "seasons"],
  ["terms.staleHours", "staleHours"],
  ["askAboveBp", "askAbove"],
  ["perVariantADay", "perVariantADay"],
  ["inAllADay", "inAllADay"],
];

/** The field of the form that a path of a refusal means; the name's where it is none of them. */
export const fieldOf = (path: string): DraftField =>
  fields.find(([prefix]) => path === prefix || path.startsWith(`${prefix}.`))?.[1] ?? "name";

function problemOf(issue: z.core.$ZodIssue, draft: Draft): DraftProblem {
  if (issue.code === "custom" && issue.params?.code === "minAboveMax") return "minAboveMax";
  const value = draft[fieldOf(issue.path.join("."))];
  return value === "" || (Array.isArray(value) && value.length === 0) ? "required" : "invalid";
}

export type DraftProblems = Partial<Record<DraftField, DraftProblem>>;

/** What was written, as a rule; or what is wrong with it, at the fields where it is. */
export function readDraft(
  draft: Draft,
  currency: string,
): { rule: RuleInput; problems?: undefined } | { rule?: undefined; problems: DraftProblems } {
  const parsed = RuleInput.safeParse({
    name: draft.name,
    mode: draft.mode,
    priority: whole(draft.priority),
    scope: scopeOf(draft),
    terms: {
      strategy: strategyOf(draft, currency),
      min: boundOf(draft.minKind, draft.min, currency),
      max: boundOf(draft.maxKind, draft.max, currency),
      ending: endingOf(draft.ending),
      stock: draft.stock.map(({ when, quantity, shift }) => ({
        when,
        quantity: whole(quantity),
        bp: share(shift),
      })),
      seasons: draft.seasons.map(({ from, to, shift }): Season => ({ from, to, bp: share(shift) })),
      alone: draft.alone,
      staleHours: whole(draft.staleHours),
    },
    askAboveBp: draft.askAbove.trim() === "" ? null : share(draft.askAbove),
    perVariantADay: whole(draft.perVariantADay),
    inAllADay: whole(draft.inAllADay),
  });
  if (parsed.success) return { rule: parsed.data };
  const problems: DraftProblems = {};
  for (const issue of parsed.error.issues) {
    const field = fieldOf(issue.path.join("."));
    problems[field] ??= problemOf(issue, draft);
  }
  return { problems };
}
