import type { Page, Script } from "../page/page";
import type { Availability, Variant } from "../types";
import { gtinOf, isIdentifier } from "./identifiers";
import { balancedEnd, type Json, looseJson, strictJson } from "./loose-json";
import { emptyReading, type SourcePrice, type SourceReading } from "./reading";
import {
  amountIn,
  brandKeys,
  countsCents,
  currencyKeys,
  gtinKeys,
  isThing,
  nameKeys,
  priceIn,
  priceKeys,
  skuKeys,
  stockIn,
  type Thing,
  textIn,
  wasKeys,
} from "./state-values";

/** More text than that is read of no page: it is the state of a whole shop. */
const mostText = 3_000_000;
/** Of that, what is read although it is no right JSON. */
const mostLoose = 400_000;
interface Budget {
  left: number;
}
/** How many things of a state are looked at. */
const mostObjects = 60_000;
const deepest = 14;
/** Code that only looks like data, in a script, before the rest of it is left alone. */
const mostFailures = 20;

/** Whether a script may hold a product at all. */
const worth = /price|sku/i;
/** Where a script hands a value to a name or to a function: `window.x = {`, `push({`, `track("view", {`. */
const assignment = /[=(,]\s*(?=[{[]\s*["'{[A-Za-z_$])/g;

/** The rows that Next streams into a page: `1a:{"product":...}`, cut into strings anywhere. */
function* streamedRows(scripts: readonly Script[]): Generator<Json> {
  const pieces = scripts.flatMap(({ text }) => {
    const start = text.slice(0, 60).indexOf("__next_f.push(");
    const [call] = start < 0 ? [] : strictJson(text.slice(start + 14).replace(/\)\s*;?\s*$/, ""));
    return Array.isArray(call) && typeof call[1] === "string" ? [call[1]] : [];
  });
  const stream = pieces.join("");
  if (stream.length > mostText) return;
  for (const row of stream.split("\n")) {
    if (row.length > 30 && worth.test(row)) yield* strictJson(row.slice(row.indexOf(":") + 1));
  }
}

/** The values that a page's scripts and attributes hold. */
function* roots({ scripts, attributes }: Page): Generator<Json> {
  let left = mostText;
  const budget = { left: mostLoose };
  for (const { text } of attributes) yield* looseJson(text);
  for (const script of scripts) {
    if (script.text.length < 30 || script.text.length > left || !worth.test(script.text)) continue;
    left -= script.text.length;
    yield* isJson(script) ? looseJson(script.text) : assigned(script.text, budget);
  }
  yield* streamedRows(scripts);
}

const isJson = ({ type, text }: Script) => /json|x-magento-init|template/.test(type) && /^\s*[{[]/.test(text);

/** What is not right JSON is read slowly, and code may only look like it. */
function readPart(part: string, budget: Budget): Json[] {
  const right = strictJson(part);
  if (right.length > 0 || part.length > budget.left) return right;
  budget.left -= part.length;
  return looseJson(part);
}

function* assigned(code: string, budget: Budget): Generator<Json> {
  const places = new RegExp(assignment);
  let failed = 0;
  for (let match = places.exec(code); match; match = places.exec(code)) {
    const at = match.index + match[0].length;
    const end = balancedEnd(code, at);
    if (end === undefined) {
      if (++failed > mostFailures) return;
      continue;
    }
    const part = code.slice(at, end);
    if (!worth.test(part)) {
      places.lastIndex = end;
      continue;
    }
    const [value] = readPart(part, budget);
    // A function's body is passed through: the data may stand inside it.
    if (isThing(value) ? Object.keys(value).length > 0 : Array.isArray(value)) {
      places.lastIndex = end;
      yield value as Json;
    }
  }
}

function variantsIn(thing: Thing, cents: boolean): Variant[] {
  const list = [thing.variants, thing.skus, thing.variations].find(
    (value) => Array.isArray(value) && value.length > 1,
  );
  if (!Array.isArray(list)) return [];
  const names = Array.isArray(thing.options)
    ? thing.options.map((one) =>
        isThing(one) ? textIn(one, ["name"]) : typeof one === "string" ? one : undefined,
      )
    : [];
  return list.filter(isThing).map((one) => {
    const amount = priceKeys.map((key) => amountIn(one[key], cents)).find(Boolean);
    const was = wasKeys.map((key) => amountIn(one[key], cents)).find(Boolean);
    const sku = textIn(one, skuKeys);
    const gtin = gtinOf(textIn(one, gtinKeys) ?? "");
    const availability = stockIn(one);
    return {
      ...((textIn(one, ["public_title", ...nameKeys]) && {
        name: textIn(one, ["public_title", ...nameKeys]),
      }) ||
        {}),
      ...(sku && { sku }),
      ...(gtin && { gtin }),
      ...(amount && { price: { value: amount.text } }),
      ...(was && { compareAt: { value: was.text } }),
      ...(availability && { availability }),
      options: optionsIn(one, names),
    };
  });
}

function optionsIn(variant: Thing, names: readonly (string | undefined)[]): Record<string, string> {
  const options: Record<string, string> = {};
  if (isThing(variant.attributes)) {
    // WooCommerce: { attribute_pa_size: "xl" }.
    for (const [key, value] of Object.entries(variant.attributes)) {
      if (typeof value === "string" && value) options[key.replace(/^attribute_(?:pa_)?/, "")] = value;
    }
    return options;
  }
  for (const n of [1, 2, 3]) {
    const value = variant[`option${n}`];
    if (typeof value === "string" && value) options[names[n - 1] ?? `option${n}`] = value;
  }
  return options;
}

/** Magento keeps the prices of the page's product apart from its name. */
function magentoPrices(thing: Thing): SourcePrice[] {
  const prices = thing.prices;
  if (!isThing(prices) || !isThing(prices.finalPrice)) return [];
  const final = amountIn(prices.finalPrice, false);
  const old = amountIn(prices.oldPrice, false);
  if (!final) return [];
  const before =
    old && Number(old.text) > Number(final.text)
      ? [{ text: old.text, role: "was" as const, numeric: true }]
      : [];
  return [{ text: final.text, role: "price", numeric: true }, ...before];
}

interface Found {
  thing: Thing;
  score: number;
  currency?: string;
  /** Its whole numbers are hundredths. */
  cents: boolean;
}

/** What is known of an object by where it stands. */
interface Around {
  key?: string;
  currency?: string;
  cents: boolean;
}

/** Whether a name is the product's, 0 to 1, and whether an identifier stands in the page's address. */
interface Product {
  fits(name: string): number;
  knows(id: string): boolean;
}

/**
 * What a shop system left in the page for its scripts: Shopify's product, WooCommerce's variations, Magento's price box,
 * the data of Next and Nuxt, and any object that is called as the page is and has a price or a number.
 */
export function readState(page: Page, product: Product): SourceReading {
  const reading = emptyReading("state");
  let best: Found | undefined;
  let left = mostObjects;
  const look = (value: Json, depth: number, around: Around): void => {
    if (depth > deepest || left-- <= 0) return;
    if (Array.isArray(value)) {
      const within = { currency: around.currency, cents: around.cents };
      for (const one of value) if (typeof one === "object") look(one, depth + 1, within);
      return;
    }
    if (!isThing(value)) return;
    const currency = textIn(value, currencyKeys) ?? around.currency;
    const cents = around.cents || countsCents(value);
    if (reading.prices.length === 0) reading.prices.push(...magentoPrices(value));
    const score = scoreOf(value, around.key, product);
    if (score > (best?.score ?? 1)) best = { thing: value, score, cents, ...(currency && { currency }) };
    for (const key in value) {
      const inner = value[key];
      if (typeof inner === "object" && inner !== null) look(inner, depth + 1, { key, currency, cents });
    }
  };
  for (const root of roots(page)) {
    if (isVariations(root)) reading.variants.push(...variantsIn({ variations: root }, false));
    look(root, 0, { cents: false });
  }
  if (best) fill(reading, best, product);
  if (reading.prices.length === 0) reading.prices = lowestOf(reading.variants);
  reading.availability ??= stockOf(reading.variants);
  return reading;
}

const isVariations = (value: Json) =>
  Array.isArray(value) && isThing(value[0]) && ("display_price" in value[0] || "variation_id" in value[0]);

/** The lowest price of variants, where none is said to be shown. */
function lowestOf(variants: readonly Variant[]): SourcePrice[] {
  const values = variants.flatMap(({ price }) => (price && Number(price.value) > 0 ? [price.value] : []));
  const [lowest] = values.toSorted((a, b) => Number(a) - Number(b));
  return lowest === undefined ? [] : [{ text: lowest, role: "low", numeric: true }];
}

/** A product can be bought when one of its variants can. */
function stockOf(variants: readonly Variant[]): Availability | undefined {
  const stocks = variants.map(({ availability }) => availability);
  if (stocks.includes("in_stock")) return "in_stock";
  return stocks.length > 0 && stocks.every((stock) => stock === "out_of_stock") ? "out_of_stock" : undefined;
}

/** Under these names systems keep the product of the page, some without its name. */
const mainKeys = /^(?:product|product_?attributes|current_?product|product_?(?:data|info|details?))$/i;

function scoreOf(thing: Thing, key: string | undefined, { fits, knows }: Product): number {
  const priced = priceKeys.some((key) => thing[key] !== undefined && thing[key] !== null);
  const variants = Array.isArray(thing.variants) && thing.variants.length > 0;
  const numbered = skuKeys.some((key) => thing[key] !== undefined);
  if (!numbered || !(priced || variants)) return 0;
  const name = textIn(thing, nameKeys);
  const likeness = name && name.length > 2 ? fits(name) : 0;
  const known = skuKeys.some((key) => {
    const id = thing[key];
    return (typeof id === "string" || typeof id === "number") && knows(String(id));
  });
  if (likeness < 0.7 && !known) {
    const nameless = name === undefined && typeof thing.sku === "string" && priced;
    return nameless && key !== undefined && mainKeys.test(key) ? 1.1 : 0;
  }
  return (
    likeness +
    (known ? 1 : 0) +
    (priced ? 0.5 : 0) +
    (thing.sku !== undefined ? 0.3 : 0) +
    (variants ? 0.3 : 0) +
    Math.min(Object.keys(thing).length, 20) / 100
  );
}

function fill(reading: SourceReading, { thing, currency, cents }: Found, { knows }: Product): void {
  reading.name = textIn(thing, nameKeys);
  reading.brand = textIn(thing, brandKeys);
  const nested = Array.isArray(thing.variants) ? thing.variants.filter(isThing) : [];
  const selected =
    nested.length > 1 ? nested.find((one) => knows(textIn(one, ["id", ...skuKeys]) ?? "")) : undefined;
  const only = nested.length === 1 ? nested[0] : selected;
  if (selected) reading.selected = true;
  const skus = (selected ? [selected, thing] : [thing, only]).flatMap((one) =>
    one ? [textIn(one, skuKeys.slice(0, 10)), textIn(one, skuKeys)] : [],
  );
  reading.skus = [only && textIn(only, ["sku"]), ...skus].flatMap((sku) =>
    sku && isIdentifier(sku) ? [sku] : [],
  );
  const gtin = gtinOf(textIn(thing, gtinKeys) ?? (only && textIn(only, gtinKeys)) ?? "");
  if (gtin) reading.gtins.push(gtin);
  if (reading.prices.length === 0) {
    const priced = [selected, thing, nested[0]].filter((one) => one !== undefined);
    const prices = priced.map((one) => priceIn(one, priceKeys, "price", { currency, cents }));
    reading.prices = [
      ...(prices.find((found) => found.length > 0) ?? []),
      ...priceIn(selected ?? thing, wasKeys, "was", { currency, cents }),
    ];
  }
  reading.availability = (only && stockIn(only)) ?? stockIn(thing);
  if (reading.variants.length === 0) reading.variants = variantsIn(thing, cents);
}
