import { latin } from "../price/digits";
import { parsePrice } from "../price/parse";
import { moneyOf } from "../rules/choose-price";
import { gtinOf, sameGtin } from "../sources/identifiers";
import type { Field, Money, PageReading, ProductReading } from "../types";
import type { ModelAnswer } from "./contract";
import type { ReducedPage } from "./reduce";

/** What the rules are as sure of as this stays, whatever the model says. */
const floor = 0.8;
const ofModel = 0.6;

const plain = (text: string) => latin(text).toLowerCase().replace(/\s+/g, " ").trim();

/** Finds texts in a page as whole words: "99" does not stand in "1999". */
function finder(haystack: string): (text: string) => boolean {
  const page = plain(haystack);
  const solid = /[\p{L}\p{N}]/u;
  return (text) => {
    const wanted = plain(text);
    if (wanted === "") return false;
    for (let at = page.indexOf(wanted); at >= 0; at = page.indexOf(wanted, at + 1)) {
      const [before, after] = [page[at - 1] ?? "", page[at + wanted.length] ?? ""];
      const joinsBefore = solid.test(before) && solid.test(wanted[0] ?? "");
      const joinsAfter = solid.test(after) && solid.test(wanted.at(-1) ?? "");
      // 49 is no price where 49.95 or 1,049 stand.
      const cut =
        /\d/.test(wanted.at(-1) ?? "") &&
        /^[.,]\d/.test(page.slice(at + wanted.length, at + wanted.length + 2));
      const cutBefore = /^\d/.test(wanted) && /\d[.,' ]$/.test(page.slice(Math.max(0, at - 2), at));
      if (!joinsBefore && !joinsAfter && !cut && !cutBefore) return true;
    }
    return false;
  };
}

/** What the rules read, mended by what the model read: agreed upon, it is surer; doubted, the surer one holds. */
function mend<Value>(
  rules: Field<Value> | undefined,
  told: Value | undefined,
  same: (a: Value, b: Value) => boolean,
): Field<Value> | undefined {
  if (told === undefined) return rules;
  if (!rules) return { value: told, sources: ["model"], confidence: ofModel };
  if (same(rules.value, told)) {
    const confidence = Math.round((1 - (1 - rules.confidence) * (1 - ofModel)) * 100) / 100;
    return { ...rules, sources: [...rules.sources, "model"], confidence };
  }
  return rules.confidence >= floor ? rules : { value: told, sources: ["model"], confidence: ofModel };
}

const sameText = (a: string, b: string) => plain(a) === plain(b);
const sameMoney = (a: Money, b: Money) => Number(a.value) === Number(b.value);

/**
 * Merges a model's answer into what the rules read. A value that does not stand in the page is dropped, and so are a GTIN
 * with a wrong check digit, a price of nothing, and a price before that is not higher.
 */
export function mergeAnswer({ haystack, reading, hints }: ReducedPage, answer: ModelAnswer): PageReading {
  const stands = finder(haystack);
  const text = (value: string | null) => (value && stands(value) ? value.trim() : undefined);
  const money = (value: string | null): Money | undefined => {
    const price = value && stands(value) ? parsePrice(value, hints) : undefined;
    return price && Number(price.value) > 0 ? moneyOf(price.value, price.currency) : undefined;
  };
  const rules: ProductReading = reading.product ?? { variants: [] };
  const price = mend(rules.price, money(answer.price), sameMoney);
  const before = money(answer.compareAt);
  const higher = before && price && Number(before.value) > Number(price.value.value) ? before : undefined;
  const gtin = text(answer.gtin);
  const quoted =
    answer.availability && stands(answer.availability.quote) ? answer.availability.value : undefined;
  const fields = {
    name: mend(rules.name, text(answer.name), sameText),
    price,
    compareAt: mend(rules.compareAt, higher, sameMoney),
    availability: mend(rules.availability, quoted, (a, b) => a === b),
    sku: mend(rules.sku, text(answer.sku), sameText),
    gtin: mend(rules.gtin, gtin && gtinOf(gtin), sameGtin),
    mpn: mend(rules.mpn, text(answer.mpn), sameText),
    brand: mend(rules.brand, text(answer.brand), sameText),
  };
  const told = Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined));
  // The range belonged to the price that the rules had read.
  const { priceUpTo, ...kept } = rules;
  const range =
    priceUpTo && price && rules.price && sameMoney(price.value, rules.price.value) ? { priceUpTo } : {};
  const isProduct = reading.kind === "product" || (price !== undefined && fields.name !== undefined);
  return {
    ...reading,
    ...(isProduct && { kind: "product" as const, product: { ...kept, ...range, ...told } }),
  };
}
