import { duals, multipliers, numberWords } from "./lexicon/number-words";
import { currencyPatterns, type Unit, unitPatterns } from "./lexicon/units";
import type { Normalised } from "./normalise";
import type { Locale } from "./types";

/** A number in a text, with what it counts, in offsets of the normalised text. */
export interface Amount {
  start: number;
  end: number;
  /** The number alone. */
  number: { start: number; end: number };
  /** What it may mean: "1.250" is a thousand and a quarter, or one and a quarter. */
  values: number[];
  inWords: boolean;
  kind: "plain" | "unit" | "price" | "percent" | "code";
  unit?: Unit;
  /** Codes of the currencies that its sign may stand for. */
  currencies?: string[];
}

const digits = /\d{1,3}(?:[., ']\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d+)?/g;
const percent =
  /[\s\u200c]?(?:%|per ?cent|درصد(?:ی)?|بالمایه|فی المایه|بالمئه|فی المئه|بالمیه|فی المیه|เปอร์เซ็นต์|процент[а-я]*|пайыз[а-яі]*|パーセント)/uy;
const percentBefore = /(?:ร้อยละ|%)\s?$/u;
const currencyBefore =
  /(?:us ?\$|[$€£₽₸฿¥￥₺₹﷼]|(?<![a-z])(?:usd|eur|gbp|rub|kzt|thb|jpy|irr|irt|sar|aed|kwd|try|inr))\s?$/u;
/** Between two numbers that share what follows the second: 30 x 40 cm, 5 to 7 days. */
const shared =
  /^\s*(?:[x×хX*/–—~〜～-]|to|or|and|by|تا|در|یا|و|الی|او|في|فی|ถึง|หรือ|คูณ|до|на|или|и|мен|пен|бен|немесе|から|または|か)\s*$/u;

function readingsOf(text: string): number[] {
  const compact = text.replace(/[\s']/g, "");
  const marks = compact.replace(/\d/g, "");
  const last = Math.max(compact.lastIndexOf("."), compact.lastIndexOf(","));
  const whole = Number(compact.replace(/[.,]/g, ""));
  if (marks === "") return [whole];
  const decimal = Number(`${compact.slice(0, last).replace(/[.,]/g, "")}.${compact.slice(last + 1)}`);
  const grouped = /^\d{1,3}(?:[.,]\d{3})+$/.test(compact);
  const mixed = new Set(marks).size > 1;
  if (mixed || !grouped) return [decimal];
  return marks.length > 1 || compact.endsWith("000") ? [whole] : [whole, decimal];
}

function sticky(expression: RegExp, text: string, at: number): number | undefined {
  expression.lastIndex = at;
  const match = expression.exec(text);
  return match && match[0].length > 0 ? at + match[0].length : undefined;
}

const jointAfter = /[\s\u200c]?-?/uy;

/** What follows a number, if it is something that numbers count. */
function following(
  text: string,
  from: number,
): Pick<Amount, "end" | "kind" | "unit" | "currencies"> | undefined {
  const share = sticky(percent, text, from);
  if (share) return { end: share, kind: "percent" };
  const next = sticky(jointAfter, text, from) ?? from;
  for (const at of next === from ? [from] : [next, from]) {
    for (const { codes, expression } of currencyPatterns()) {
      const end = sticky(expression, text, at);
      if (end) return { end, kind: "price", currencies: codes };
    }
    for (const { unit, expression } of unitPatterns()) {
      const end = sticky(expression, text, at);
      if (end) return { end, kind: "unit", unit };
    }
  }
  return undefined;
}

function multiplied(text: string, end: number, values: number[]): { end: number; values: number[] } {
  for (const [expression, factor] of multipliers) {
    const after = sticky(expression, text, end);
    if (after) return { end: after, values: values.map((value) => value * factor) };
  }
  return { end, values };
}

function signBefore(text: string, start: number): { start: number; currencies: string[] } | undefined {
  const found = currencyBefore.exec(text.slice(Math.max(0, start - 5), start))?.[0];
  if (!found) return undefined;
  const sign = found.trim();
  const codes = currencyPatterns().flatMap((pattern) => {
    pattern.expression.lastIndex = 0;
    return pattern.expression.exec(sign)?.[0].length === sign.length ? pattern.codes : [];
  });
  return { start: start - found.length, currencies: codes.length > 0 ? codes : [sign.toUpperCase()] };
}

/** Latin letters that touch a number make a name of it: A4, USB3, 5G. */
function codeAround({ text, at, original }: Normalised, start: number, end: number) {
  const before = /[a-z]+-?$/.exec(text.slice(0, start))?.[0] ?? "";
  const after = /^[a-z]+\d*/.exec(text.slice(end))?.[0] ?? "";
  const generation = /^[GK]$/.test(original.slice(at[end] ?? 0, at[end + after.length] ?? 0));
  if (before === "" && (after === "" || (!generation && following(text, end)))) return undefined;
  return { start: start - before.length, end: end + after.length };
}

function digitAmounts(source: Normalised): Amount[] {
  const { text } = source;
  const found: Amount[] = [];
  for (const match of text.matchAll(digits)) {
    const number = { start: match.index, end: match.index + match[0].length };
    const sign = signBefore(text, number.start);
    const code = sign ? undefined : codeAround(source, number.start, number.end);
    const base = { number, inWords: false, values: readingsOf(match[0]) };
    if (code) {
      found.push({ ...base, ...code, kind: "code" });
      continue;
    }
    const large = multiplied(text, number.end, base.values);
    if (sign) {
      found.push({ ...base, ...large, start: sign.start, kind: "price", currencies: sign.currencies });
      continue;
    }
    if (percentBefore.test(text.slice(Math.max(0, number.start - 8), number.start))) {
      found.push({ ...base, start: number.start, end: number.end, kind: "percent" });
      continue;
    }
    const after = following(text, large.end);
    found.push({ ...base, ...large, start: number.start, kind: "plain", ...after });
  }
  return found;
}

/** Whether a language parts its words. */
const parted = (locale: Locale) => locale !== "th" && locale !== "ja";

const expressions = new Map<Locale, RegExp>();

function wordExpression(locale: Locale): RegExp {
  const known = expressions.get(locale);
  if (known) return known;
  const body = numberWords(locale)
    .map(({ word }) => word.replaceAll(" ", "[\\s-]"))
    .join("|");
  const joined = locale === "ar" ? "[وف]?[بلک]?(?:ال)?" : "";
  const made = new RegExp(parted(locale) ? `(?<![\\p{L}\\p{M}])${joined}(${body})` : `(${body})`, "gu");
  expressions.set(locale, made);
  return made;
}

/** Between a number in words and what is counted: "two deep pockets". */
const between = /[\s\u200c-]\p{L}{3,}[\s\u200c-]/uy;
const wordEnd = /^(?![\p{L}\p{M}])/u;

function wordAmounts(text: string, locale: Locale, bare: boolean): Amount[] {
  const values = new Map(numberWords(locale).map(({ word, value }) => [word.replaceAll("-", " "), value]));
  const found: Amount[] = [];
  for (const match of text.matchAll(wordExpression(locale))) {
    const word = match[1] ?? "";
    const value = values.get(word.replace(/[\s-]/g, " "));
    if (value === undefined) continue;
    const end = match.index + match[0].length;
    const number = { start: end - word.length, end };
    const large = multiplied(text, end, [value]);
    const gap = sticky(between, text, end);
    const later = gap === undefined ? undefined : following(text, gap);
    const next = following(text, large.end);
    // "стол" is no hundred litres.
    const tight =
      next !== undefined && parted(locale) && /^\p{L}{1,2}$/u.test(text.slice(large.end, next.end));
    const after = (tight ? undefined : next) ?? (later?.unit?.system === "count" ? later : undefined);
    const base = { number, inWords: true, values: large.values, start: number.start };
    if (after) found.push({ ...base, ...after });
    else if (bare && (!parted(locale) || wordEnd.test(text.slice(end)))) {
      found.push({ ...base, end, kind: "plain" });
    }
  }
  if (locale !== "ar") return found;
  for (const [expression, name] of duals) {
    const unit = unitPatterns().find(
      (pattern) => pattern.unit.intl === name || pattern.unit.dimension === name,
    )?.unit;
    for (const match of unit ? text.matchAll(expression) : []) {
      const place = { start: match.index, end: match.index + match[0].length };
      found.push({
        ...place,
        number: place,
        inWords: true,
        values: [2],
        kind: "unit",
        ...(unit && { unit }),
      });
    }
  }
  return found;
}

/**
 * The numbers of a text, in their order. Numbers in words are told where they count something; with `bare` all of
 * them, in any of the languages that are given.
 */
export function amountsOf(source: Normalised, locales: readonly Locale[], bare = false): Amount[] {
  const all = [
    ...digitAmounts(source),
    ...locales.flatMap((locale) => wordAmounts(source.text, locale, bare)),
  ].toSorted((a, b) => a.start - b.start || b.end - a.end);
  const kept: Amount[] = [];
  for (const amount of all) {
    const last = kept.at(-1);
    if (!last || amount.start >= last.end) kept.push(amount);
  }
  // From the end, so that of 30 x 40 x 10 cm all three share what follows the last.
  for (let i = kept.length - 2; i >= 0; i--) {
    const [one, next] = [kept[i], kept[i + 1]];
    if (one?.kind !== "plain" || !next || next.kind === "plain" || next.kind === "code") continue;
    if (!shared.test(source.text.slice(one.end, next.start))) continue;
    kept[i] = {
      ...one,
      kind: next.kind,
      ...(next.unit && { unit: next.unit }),
      ...(next.currencies && { currencies: next.currencies }),
    };
  }
  return kept;
}
