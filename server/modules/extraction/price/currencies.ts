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

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replaceAll(" ", "\\s?");
/** Scripts that write words one after the other without a space, or joined to what follows. */
const spaced = /\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek}|\p{Script=Arabic}|\p{Script=Hebrew}/u;
const letter = "[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{Script=Arabic}\\p{Script=Hebrew}]";

function alternative(word: string): string {
  const before = spaced.test(word[0] ?? "") ? `(?<!${letter})` : "";
  const after = spaced.test(word.at(-1) ?? "") ? `(?!${letter})` : "";
  return `${before}${escaped(word)}${after}`;
}

const marker = new RegExp(
  [...words.keys()]
    .sort((a, b) => b.length - a.length)
    .map(alternative)
    .join("|"),
  "giu",
);

/** All signs and words for money in a text that `latin` has gone over. */
export function markersIn(text: string): Marker[] {
  const found: Marker[] = [];
  for (const match of text.matchAll(marker)) {
    const word = match[0].toLowerCase().replace(/\s+/g, " ");
    const codes = words.get(word);
    if (!codes) continue;
    const isCode = match[0].length === 3 && wordCodes.has(match[0].toUpperCase());
    if (isCode && match[0] !== match[0].toUpperCase()) continue;
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      text: match[0],
      codes,
      weak: isWeak(word),
    });
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
