import { amountsOf, isSizeNumber, normalise, sizesOf, sizesOfValue } from "@/server/modules/grounding";
import { coloursIn, qualifiersIn } from "./lexicon";
import { tokensOf, wordsOf } from "./words";

/** An amount with what it may mean: "1.250" is a thousand and a quarter, or one and a quarter. */
export interface Quantity {
  /** In the base unit of its dimension: metres, grams, litres, megabytes ... */
  values: number[];
  /** Units of one system convert exactly, those of two only about. */
  system: "metric" | "imperial" | "count";
}

/** What can be told of a product from its title and its named facts. */
export interface Traits {
  /** Words, codes and numbers, each once. */
  tokens: string[];
  /** By dimension: `mass`, `volume`, `length`, `storage` ... */
  measures: Map<string, Quantity[]>;
  /** How many pieces are in one, where that is told. */
  pack: number | undefined;
  /** `XL`, `42`. */
  sizes: Set<string>;
  colours: Set<string>;
  qualifiers: Set<string>;
  /** Letters and digits together, as models are named: `wh1000xm4`. */
  codes: Set<string>;
  /** Numbers that measure nothing: the 15 of a phone's name. */
  numbers: Set<string>;
}

export interface NamedFact {
  name: string;
  value: string;
}

const times = /^\s*[x×х*]\s*$/u;
const packBefore =
  /(?:pack|set|box|case|lot|bundle)\s+of\s+$|(?:набор|упаковка|комплект)\s+(?:из\s+)?$|بسته\s+$|แพ็ค\s*$/u;
const packCode = /^(?:x(\d{1,3})|(\d{1,3})x)$/;
/** Dimensions that say how a thing behaves or what it comes with, and not which one of several it is. */
const incidental = new Set(["time", "temperature", "sizes", "device", "page", "player", "pocket"]);
const sizeName = /^(?:size|سایز|اندازه|مقاس|قیاس|ไซส์|ไซซ์|ขนาด|размер|өлшем|サイズ)/iu;

function addQuantity(traits: Traits, dimension: string, quantity: Quantity): void {
  const known = traits.measures.get(dimension) ?? [];
  if (!known.some((one) => sameQuantity(one, quantity))) traits.measures.set(dimension, [...known, quantity]);
}

/** Within a system units convert exactly, but for storage, which people count in thousands too. */
function tolerance(one: Quantity, other: Quantity, dimension = ""): number {
  if (one.system !== other.system) return 0.03;
  return dimension === "storage" ? 0.03 : 1e-6;
}

/** Whether two amounts of one dimension may be the same. */
export function sameQuantity(one: Quantity, other: Quantity, dimension?: string): boolean {
  const most = tolerance(one, other, dimension);
  return one.values.some((a) => other.values.some((b) => Math.abs(a - b) <= most * Math.max(a, b)));
}

type Amount = ReturnType<typeof amountsOf>[number];

/** Takes up one amount of a text. @returns whether it is no word of the product's name */
function readAmount(traits: Traits, text: string, amounts: readonly Amount[], i: number): boolean {
  const amount = amounts[i];
  if (!amount) return false;
  const { start, end, kind, unit, number } = amount;
  const next = amounts[i + 1];
  const last = amounts[i - 1];
  const value = amount.values[0] ?? 0;
  if (kind === "code") {
    const counted = packCode.exec(text.slice(start, end));
    if (counted) traits.pack = Number(counted[1] ?? counted[2]);
    return counted !== null;
  }
  if (kind === "price") return true;
  if (isSizeNumber(text, start) || (kind === "unit" && unit?.dimension === "sizes")) {
    traits.sizes.add(text.slice(number.start, number.end));
    return true;
  }
  if (kind === "percent") {
    addQuantity(traits, "percent", { values: amount.values, system: "count" });
    return true;
  }
  // 6 x 330 ml: six of them, however the two stand; but 30 x 40 cm has two sides.
  const sides = (one: Amount) => one.unit?.dimension === "length";
  const isTimes =
    next?.kind === "unit" && !sides(next) && times.test(text.slice(number.end, next.number.start));
  const wasTimes = last?.kind === "unit" && !sides(last) && times.test(text.slice(last.end, start));
  const packed = isTimes || (kind === "plain" && (wasTimes || packBefore.test(text.slice(0, start))));
  if (packed || unit?.dimension === "item") {
    traits.pack = value;
    return true;
  }
  // In Thai a colour begins as the word for colours does: a 12 in red is no twelve colours.
  if (!unit || unit.dimension === "colour") {
    traits.numbers.add(String(value));
    return false;
  }
  if (incidental.has(unit.dimension)) return true;
  const values = amount.values.map((one) => one * unit.factor);
  addQuantity(traits, unit.dimension, { values, system: unit.system });
  return true;
}

/** A space in a number parts thousands in a price, and in a title two numbers: the 15 of a phone and its 256 GB. */
const apart = /(?<=\p{Nd}) (?=\p{Nd}{3}(?!\p{Nd}))(?! (?:000|500))/gu;

/** Reads the amounts of a text into the traits, and gives back the text without them. */
function readAmounts(traits: Traits, original: string): string {
  const source = normalise(original.replace(apart, " | "));
  const amounts = amountsOf(source, []);
  let rest = source.text;
  amounts.forEach(({ start, end }, i) => {
    if (!readAmount(traits, source.text, amounts, i)) return;
    rest = rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end);
  });
  return rest;
}

const codes = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;

/** Names of models in what is left of a text: letters and digits, whatever stands between. */
function readCodes(traits: Traits, rest: string): void {
  for (const [word] of rest.matchAll(codes)) {
    const code = word.replaceAll("-", "");
    if (/^\p{N}+$/u.test(code) || !/\p{N}/u.test(code) || !/[a-zа-я]/u.test(code)) continue;
    if (code.length >= 2 && code.length <= 24) traits.codes.add(code);
  }
}

/** The traits of a product, by its title and what else is named of it: options, attributes. */
export function traitsOf(title: string, facts: readonly NamedFact[] = []): Traits {
  const traits: Traits = {
    tokens: [],
    measures: new Map(),
    pack: undefined,
    sizes: new Set(),
    colours: new Set(),
    qualifiers: new Set(),
    codes: new Set(),
    numbers: new Set(),
  };
  let rest = readAmounts(traits, title);
  for (const { start, end, size } of sizesOf(normalise(title))) {
    traits.sizes.add(size);
    // Where no number was parted the places are the same; else what is left is a letter that tells nothing.
    if (/^[xsml\d]+$/.test(rest.slice(start, end)))
      rest = rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end);
  }
  readCodes(traits, rest);
  const words = wordsOf(rest.replace(/[\u200c-]/g, " "));
  traits.qualifiers = qualifiersIn(words, rest);
  for (const colour of coloursIn(words, rest)) traits.colours.add(colour);
  const tokens = new Set(tokensOf(rest.replace(/[\u200c-]/g, " ")).filter((token) => !sizeName.test(token)));
  for (const { name, value } of facts) readFact(traits, tokens, name, value);
  for (const code of traits.codes) tokens.add(code);
  for (const number of traits.numbers) tokens.add(number);
  for (const colour of traits.colours) tokens.add(`#${colour}`);
  traits.tokens = [...tokens];
  return traits;
}

/** What a named fact tells: of a size or a choice of the buyer more than of a long description. */
function readFact(traits: Traits, tokens: Set<string>, name: string, value: string): void {
  if (value.length > 80) return;
  if (sizeName.test(name) && /^\s*[\p{N}.,/-]{1,6}\s*$/u.test(value)) {
    traits.sizes.add(normalise(value).text.trim());
    return;
  }
  const sizes = sizesOfValue(value);
  for (const size of sizes) traits.sizes.add(size);
  if (sizes.length > 0) return;
  const numbers = new Set(traits.numbers);
  const rest = readAmounts(traits, value);
  // A number that stands alone in a fact is its own matter: a year, a count of seats.
  traits.numbers = numbers;
  const words = wordsOf(rest.replace(/[\u200c-]/g, " "));
  for (const colour of coloursIn(words, rest)) traits.colours.add(colour);
  for (const token of tokensOf(rest)) if (token.length > 1) tokens.add(token);
}
