import type { Element } from "domhandler";
import type { Landmarks } from "./landmarks";
import type { SeenPrice } from "./prices";
import { Zone } from "./zones";

/** A price that a reader sees, with how likely it is the product's. */
export interface RankedPrice extends SeenPrice {
  score: number;
  /** It stands in one of several like parts of the page: a card of a list. */
  repeated: boolean;
}

const farthest = 8;

const makeOf = ({ name, attribs }: Element) => `${name}.${/^\S*/.exec(attribs.class ?? "")?.[0]}`;

function* ancestors(from: Element): Generator<{ element: Element; parent: Element }> {
  let element = from;
  for (let up = 0; up < farthest; up++) {
    const parent = element.parent as Element | null;
    if (parent?.type !== "tag" || parent.name === "body") return;
    yield { element, parent };
    element = parent;
  }
}

/** Prices in elements that are one of several siblings of the same make, each with prices of its own. */
function repeatedParts(prices: readonly SeenPrice[]): Set<SeenPrice> {
  const counted = new Set<Element>();
  const counts = new Map<Element, Map<string, number>>();
  for (const price of prices) {
    for (const { element, parent } of ancestors(price.element)) {
      // What is above it was counted with it.
      if (counted.has(element)) break;
      counted.add(element);
      const makes = counts.get(parent) ?? new Map<string, number>();
      const make = makeOf(element);
      counts.set(parent, makes.set(make, (makes.get(make) ?? 0) + 1));
    }
  }
  const repeated = new Set<SeenPrice>();
  for (const price of prices) {
    for (const { element, parent } of ancestors(price.element)) {
      // Two may be a price and the one before.
      if ((counts.get(parent)?.get(makeOf(element)) ?? 0) < 3) continue;
      repeated.add(price);
      break;
    }
  }
  return repeated;
}

/** Whether two elements stand in one small part of the page. */
const together = (a: Element, b: Element) =>
  [a.parent, a.parent?.parent].some((one) => one && (one === b.parent || one === b.parent?.parent));

/** Of two prices side by side that nothing tells apart, the higher one is usually the one before. */
function higherBeside(prices: readonly SeenPrice[], repeated: ReadonlySet<SeenPrice>): Set<number> {
  const higher = new Set<number>();
  for (let i = 1; i < prices.length; i++) {
    const [one, other] = [prices[i - 1], prices[i]];
    if (!one || !other || one.kind !== "price" || other.kind !== "price" || other.order - one.order > 3)
      continue;
    if (repeated.has(one) || repeated.has(other)) continue;
    if (!together(one.element, other.element)) continue;
    const [a, b] = [Number(one.mention.value), Number(other.mention.value)];
    if (Math.min(a, b) < Math.max(a, b) * 0.15 || a === b) continue;
    higher.add(a > b ? i - 1 : i);
  }
  return higher;
}

const notOwn = new Set(["was", "unit", "instalment", "aside"]);

/**
 * The prices of a page that may be the product's, the likeliest first.
 * @param echoed prices that the texts for search engines name
 */
export function rankPrices(
  prices: readonly SeenPrice[],
  marks: Landmarks,
  echoed: ReadonlySet<string> = new Set(),
): RankedPrice[] {
  const repeated = repeatedParts(prices.filter(({ kind }) => kind === "price" || kind === "from"));
  const counts = new Map<string, number>();
  for (const { mention } of prices) counts.set(mention.value, (counts.get(mention.value) ?? 0) + 1);
  const away = Zone.chrome | Zone.related | Zone.reviews | Zone.hidden;
  const rivals = prices.filter(
    (price) =>
      !notOwn.has(price.kind) &&
      Number(price.mention.value) > 0 &&
      !(price.zones & ~marks.ignored & away) &&
      price.order < marks.relatedAt &&
      !repeated.has(price),
  );
  // Where there is no other price, or only one before tax, what is called the price before is the price.
  const rescued = (price: SeenPrice) =>
    price.kind === "was" &&
    (rivals.length === 0
      ? price.wasBy !== "line"
      : price.wasBy === "class" && rivals.every(({ kind }) => kind === "net"));
  const higher = higherBeside(prices, repeated);
  return prices
    .map((one) => (rescued(one) ? { ...one, kind: "price" as const } : one))
    .map((price, i) => ({
      ...price,
      repeated: repeated.has(price),
      score:
        scoreOf(price, i, marks, repeated.has(price), counts.get(price.mention.value) ?? 1) -
        (higher.has(i) ? 1.2 : 0) +
        (echoed.has(price.mention.value) ? 0.6 : 0),
    }))
    .sort((a, b) => b.score - a.score);
}

function scoreOf(
  price: SeenPrice,
  index: number,
  marks: Landmarks,
  repeated: boolean,
  count: number,
): number {
  const { names, order, kind, mention } = price;
  const zones = price.zones & ~marks.ignored;
  let score =
    Math.min(names.price, 2) +
    (names.itemprop ? 2.5 : 0) +
    (names.current ? 0.6 : 0) +
    (price.large ? 0.8 : 0) -
    (names.choice ? 2.5 : 0);
  if (notOwn.has(kind)) score -= 5;
  if (kind === "net") score -= 1.2;
  if (kind === "condition") score -= 1.8;
  if (zones & Zone.hidden) score -= 2;
  if (zones & Zone.chrome) score -= 3;
  if (zones & Zone.related) score -= 2.5;
  if (zones & Zone.reviews) score -= 2;
  if (zones & Zone.link) score -= 1;
  if (repeated) score -= 1.5;
  if (marks.titleAt !== undefined) {
    const distance = order - marks.titleAt;
    score += distance >= 0 ? 2.5 * Math.exp(-distance / 60) : 1.2 * Math.exp(distance / 15) - 0.8;
  }
  if (marks.buy) score += 2 * Math.exp(-Math.abs(order - marks.buy.order) / 25);
  if (order > marks.relatedAt) score -= 2.5;
  score += Math.min(count - 1, 3) * 0.2;
  score -= Math.min(index, 40) * 0.01;
  if (Number(mention.value) === 0) score -= 4;
  // A number that only its element calls a price: cents beside it, a count.
  if (mention.currencyText === undefined) score -= /[.,]/.test(mention.text) ? 0.5 : 2;
  score -= price.words > 30 ? 1.2 : price.words > 14 ? 0.4 : 0;
  return score + mention.confidence;
}
