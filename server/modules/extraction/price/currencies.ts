import { countryOfAddress, countryOfLanguage, currencyOfCountry } from "./countries";
import { currencyTable, wordCodes } from "./currency-table";
import { latin } from "./digits";

/** What is known besides the text itself. */
export interface PriceHints {
  /** A text beside the price that may name its currency, or the code of the one that the page uses elsewhere. */
  currency?: string | null;
  /** BCP 47, as `<html lang>` says. */
  language?: string | null;
  /** Address or host of the page. */
  address?: string | null;
  /** ISO 3166 code of the country that the shop sells to. */
  country?: string | null;
}

/** A sign or word for money in a text. */
export interface Marker {
  start: number;
  end: number;
  text: string;
  /** Codes that it may stand for, the most usual first. */
  codes: readonly string[];
  /** It is short, and often means something else: "ft", "da", "km". */
  weak: boolean;
}

const sure = new Set("kr kr. tl tl. rs rs. rp rp. tk tk. zł kč nt s/ rm".split(" "));
const weakWords = new Set(
  "din din. nis pound pounds real lek sum som manat naf kip kina esc drs nu. le. dobra rand piso libra yen won".split(
    " ",
  ),
);
const isWeak = (word: string) =>
  !sure.has(word) && (weakWords.has(word) || /^\p{Script=Latin}{1,2}\.?$|^[рс]$|^[,:]-$/u.test(word));

function readTable(): Map<string, string[]> {
  const codes = new Map<string, string[]>();
  const add = (word: string, code: string) => {
    const known = codes.get(word);
    if (known) known.push(code);
    else codes.set(word, [code]);
  };
  for (const line of currencyTable.trim().split("\n")) {
    const [code = "", own = "", shared = ""] = line.split("|").map((part) => part.trim());
    add(code.toLowerCase(), code);
    for (const word of `${own} ${shared}`.split(" ")) {
      if (word) add(latin(word).replaceAll("\u00a0", " ").toLowerCase(), code);
    }
  }
  return codes;
}

const words = readTable();

/** Letters of scripts that part their words by spaces: a word beside one is part of a longer word. */
const spaced =
  /\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek}|\p{Script=Arabic}|\p{Script=Hebrew}|\p{M}/u;

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return (code > 96 && code < 123) || (code > 64 && code < 91);
  return code > 169 && spaced.test(text[at] ?? "");
}

/** The words by their first two characters, the longest first; those of one character by that. */
const beginnings = new Map<number, string[]>();
const beginningOf = (text: string, at: number) =>
  text.charCodeAt(at) * 0x10000 + (text.charCodeAt(at + 1) || 0);
const single = (text: string, at: number) => text.charCodeAt(at) * 0x10000;
for (const word of [...words.keys()].sort((a, b) => b.length - a.length)) {
  const key = beginningOf(word, 0);
  const known = beginnings.get(key);
  if (known) known.push(word);
  else beginnings.set(key, [word]);
}

function wordAt(lower: string, at: number): string | undefined {
  const long = beginnings.get(beginningOf(lower, at));
  const short = beginnings.get(single(lower, at));
  if (!long && !short) return undefined;
  if (at > 0 && isLetter(lower, at) && isLetter(lower, at - 1)) return undefined;
  for (const list of [long, short]) {
    for (const word of list ?? []) {
      if (!lower.startsWith(word, at)) continue;
      const end = at + word.length;
      if (!(isLetter(lower, end - 1) && isLetter(lower, end))) return word;
    }
  }
  return undefined;
}

/** All signs and words for money in a text that `latin` has gone over. */
export function markersIn(text: string): Marker[] {
  const found: Marker[] = [];
  const lower = text.toLowerCase();
  // Letters whose small form is longer move the places after them; no currency is written so.
  if (lower.length !== text.length) return found;
  for (let at = 0; at < lower.length; at++) {
    const code = lower.charCodeAt(at);
    if (code === 32 || (code > 47 && code < 58)) continue;
    const word = wordAt(lower, at);
    const codes = word === undefined ? undefined : words.get(word);
    if (word === undefined || !codes) continue;
    const end = at + word.length;
    const written = text.slice(at, end);
    const capitals = written.toUpperCase();
    if (word.length !== 3 || !wordCodes.has(capitals) || written === capitals) {
      found.push({ start: at, end, text: written, codes, weak: isWeak(word) });
    }
    at = end - 1;
  }
  return found;
}

/** Currencies that the hints speak for, the strongest first. */
export function expectedCurrencies({ currency, language, address, country }: PriceHints): string[] {
  const countries = [
    country ?? undefined,
    address ? countryOfAddress(address) : undefined,
    language ? countryOfLanguage(language) : undefined,
  ];
  const named = currency ? markersIn(latin(currency)) : [];
  const strong = named.filter(({ weak }) => !weak);
  const hinted = strong[0] ?? (/^\s*\S{1,4}\s*$/.test(currency ?? "") ? named[0] : undefined);
  return [
    // A sign that many share says little before the country is asked.
    ...(hinted && hinted.codes.length === 1 ? hinted.codes : []),
    ...countries.flatMap((code) => {
      const known = code ? currencyOfCountry(code) : undefined;
      const shared = hinted && hinted.codes.length > 1 ? hinted.codes : undefined;
      return known && (!shared || shared.includes(known)) ? [known] : [];
    }),
    ...(hinted?.codes ?? []),
  ];
}

/** What a marker stands for on a page where some currencies are expected. Sure, if nothing else was possible. */
export function meaningOf({ codes }: Marker, expected: readonly string[]): { code: string; sure: boolean } {
  const [only = ""] = codes;
  if (codes.length === 1) return { code: only, sure: true };
  const chosen = expected.find((code) => codes.includes(code));
  return { code: chosen ?? only, sure: chosen !== undefined };
}

/** The decimal mark of a language, as far as Intl knows it. */
export function decimalMark(language: string | null | undefined): string | undefined {
  if (!language) return undefined;
  let mark = marks.get(language);
  if (mark === undefined) {
    try {
      const parts = new Intl.NumberFormat(language, { numberingSystem: "latn" }).formatToParts(1.5);
      mark = parts.find(({ type }) => type === "decimal")?.value ?? "";
    } catch {
      mark = "";
    }
    marks.set(language, mark);
    // Pages name any language they like.
    if (marks.size > 500) marks.clear();
  }
  return mark || undefined;
}

const marks = new Map<string, string>();
