import { type Amount, amountsOf } from "./amounts";
import { amountClaim } from "./amounts-check";
import { type KnownFacts, knownFacts } from "./facts";
import { toFinding } from "./fixes";
import { absolutesTable, claimsTable, notSuperlative, superlativesTable } from "./lexicon/claims";
import { broader, materialsTable } from "./lexicon/materials";
import { placesTable } from "./lexicon/places";
import { certificatesTable, promisesTable } from "./lexicon/promises";
import { type Normalised, normalise } from "./normalise";
import { sizesOf } from "./sizes";
import type { Claim, Finding, FindingKind, GroundingFacts, Locale } from "./types";
import { Beginnings, type Entry, type Hit, longest, placesOf, readTable } from "./words";

export type { Finding, GroundingFacts } from "./types";

interface Lexicon {
  kind: FindingKind;
  entries: Entry[];
  /** Supported by the same words only, not by the same meaning. */
  literal?: true;
}

let lexicons: Lexicon[] | undefined;

/** Read when the first text is checked, not when the file is loaded. */
function allLexicons(): Lexicon[] {
  lexicons ??= [
    { kind: "material", entries: readTable(materialsTable) },
    { kind: "claim", entries: readTable(claimsTable) },
    { kind: "claim", entries: readTable(absolutesTable), literal: true },
    { kind: "superlative", entries: readTable(superlativesTable), literal: true },
    { kind: "certificate", entries: readTable(certificatesTable) },
    { kind: "origin", entries: readTable(placesTable) },
    { kind: "promise", entries: readTable(promisesTable) },
  ];
  return lexicons;
}

const beginnings = new Map<Locale, Beginnings>();

function beginningsOf(locale: Locale): Beginnings {
  const known =
    beginnings.get(locale) ??
    new Beginnings(
      allLexicons().flatMap(({ entries }) => entries),
      locale,
    );
  beginnings.set(locale, known);
  return known;
}

/** Marks whose words say more than that there is one: which ISO, which office. */
const byWords = new Set(["iso", "haccp", "ip"]);

interface WordHit extends Hit {
  lexicon: Lexicon;
  entry: Entry;
}

function wordHits(text: string, locale: Locale): WordHit[] {
  // English names stand in texts of every language.
  const languages: Locale[] = locale === "en" || !/[a-z]/.test(text) ? [locale] : [locale, "en"];
  const lexiconOf = new Map(
    allLexicons().flatMap((lexicon) => lexicon.entries.map((entry) => [entry, lexicon] as const)),
  );
  const all = languages.flatMap((language) =>
    beginningsOf(language)
      .find(text)
      .flatMap((hit) => {
        const lexicon = lexiconOf.get(hit.entry);
        return lexicon ? [{ ...hit, lexicon }] : [];
      }),
  );
  const usual = all.filter(
    ({ lexicon, start, end }) =>
      lexicon.kind !== "superlative" ||
      !notSuperlative.some((expression) => expression.test(text.slice(Math.max(0, start - 16), end))),
  );
  return longest(usual).flatMap(
    (hit) => usual.find((one) => one.start === hit.start && one.end === hit.end) ?? [],
  );
}

/** Languages in whose sentences a noun can take another's place as it is. */
const uninflected: ReadonlySet<Locale> = new Set(["en", "ja", "th", "fa"]);

function otherMaterial(hit: WordHit, facts: KnownFacts, locale: Locale): Partial<Claim> {
  const said = hit.lexicon.entries
    .filter(({ id }) => id !== hit.id)
    .flatMap((entry) => {
      const word = facts.wordOf(entry);
      return word ? [{ id: entry.id, ...word }] : [];
    });
  const fine = said.filter(({ id }) => !said.some((other) => broader[other.id]?.includes(id)));
  const [one, second] = fine;
  if (!one) return { reason: "unsupported" };
  const replaces = !second && uninflected.has(locale) && one.locale === locale;
  return {
    reason: "differs",
    known: fine.map(({ text }) => text).join(", "),
    ...(replaces && { replacement: { start: hit.start, end: hit.end, text: one.text } }),
  };
}

function wordClaim(hit: WordHit, facts: KnownFacts, text: string, locale: Locale): Claim | undefined {
  const { lexicon, entry, start, end } = hit;
  const words = text.slice(start, end);
  if (facts.says(words)) {
    // The same words, but the facts may deny them: "not waterproof".
    if (lexicon.literal || facts.wordOf(entry) !== undefined) return undefined;
  }
  // "ایزو ۹۰۰۱" is ISO 9001.
  const figure = /\d+/.exec(words)?.[0];
  const sameFigure = figure !== undefined && facts.numbers.has(Number(figure));
  const exact = lexicon.literal || (byWords.has(entry.id) && !sameFigure);
  if (!exact && facts.has(entry, lexicon.entries)) return undefined;
  if (entry.id === "certified" && lexicon.entries.some((one) => facts.wordOf(one) !== undefined))
    return undefined;
  const base: Claim = {
    start,
    end,
    kind: lexicon.kind,
    reason: lexicon.literal ? "absolute" : "unsupported",
  };
  if (lexicon.kind === "material") return { ...base, ...otherMaterial(hit, facts, locale) };
  return { ...base, removable: lexicon.literal ?? false };
}

const sentenceEnd = /[.!?。！？؟\n]/u;

/** Numbers of a promise that is not kept ("a 2-year warranty") belong to it; so do words that touch. */
function joined(claims: Claim[], text: string): Claim[] {
  const kept: Claim[] = [];
  for (const claim of claims.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (!last) {
      kept.push(claim);
      continue;
    }
    const gap = text.slice(last.end, claim.start);
    const close = claim.start - last.end <= 24 && !sentenceEnd.test(gap);
    const ofPromise =
      close &&
      ((last.kind === "promise" && (claim.kind === "unit" || claim.kind === "number")) ||
        (claim.kind === "promise" && last.kind === "unit"));
    const touching =
      last.kind === claim.kind &&
      !claim.replacement &&
      !last.replacement &&
      /^[\s\u200c،、,/-]{0,2}$/u.test(gap);
    if (claim.start < last.end || ofPromise || touching) {
      const kind = ofPromise ? "promise" : last.kind;
      const { replacement: _dropped, known: _known, ...rest } = last;
      kept[kept.length - 1] = {
        ...(ofPromise ? rest : last),
        kind,
        reason: ofPromise ? "unsupported" : last.reason,
        end: Math.max(last.end, claim.end),
      };
    } else kept.push(claim);
  }
  return kept;
}

/** Numbers that say nothing of the product: those of a list, of a label ("Headline 2:") and of a heading. */
function isNumbering({ text }: Normalised, { start, end, kind }: Amount): boolean {
  const line = text.lastIndexOf("\n", start - 1) + 1;
  const before = text.slice(line, start);
  const after = text.slice(end, end + 2);
  if (/^\s*$/.test(before) && /^[.)]\s?/.test(after) && kind === "plain" && !/^\.\d/.test(after)) return true;
  if (kind === "code" && /^h[1-6]$/.test(text.slice(start, end))) return true;
  return /^[^\d\n:]{1,40}\s$/.test(before) && /^[:：]/.test(after) && kind === "plain";
}

/** To make one takes longer than all that is done with it. */
const namers = new Map<string, Intl.NumberFormat>();

function namerOf(locale: Locale, currency: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const namer =
    namers.get(key) ??
    new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "name" });
  namers.set(key, namer);
  return namer;
}

/** Names of currencies hold names of countries ("Russian rubles"); what a price is told in is no origin. */
function currencyNames(facts: KnownFacts, locale: Locale): string[] {
  return facts.prices.flatMap(({ currency, value }) =>
    namerOf(locale, currency)
      .formatToParts(value)
      .flatMap((part) => (part.type === "currency" ? [normalise(part.value).text] : [])),
  );
}

/** The hashtag or the slug that a place is in. */
function tagAround(text: string, start: number, end: number): string | undefined {
  const before = /[^\s,:;]*$/u.exec(text.slice(0, start))?.[0] ?? "";
  const after = /^[^\s,:;]*/u.exec(text.slice(end))?.[0] ?? "";
  const word = before + text.slice(start, end) + after;
  return word.startsWith("#") || /^[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+){2,}$/u.test(word)
    ? word
    : undefined;
}

function sizeClaims(source: Normalised, facts: KnownFacts): Claim[] {
  return sizesOf(source).flatMap(({ start, end, size }) =>
    facts.sizes.has(size)
      ? []
      : [
          {
            start,
            end,
            kind: "size" as const,
            reason: facts.sizes.size > 0 ? ("differs" as const) : ("unsupported" as const),
            known: facts.sizes.size > 0 ? [...facts.sizes].join(", ") : undefined,
          },
        ],
  );
}

/**
 * What a text says of a product that its facts do not: numbers with their units (converted, with the tolerance of
 * rounding), prices, percentages, years, materials, sizes, certificates, properties, origins, promises, and
 * superlatives that nobody can prove. Facts and text may be in different languages. Pure, never throws; findings come
 * in the order of the text and do not overlap.
 */
export function checkGrounding(text: string, facts: GroundingFacts, locale: Locale): Finding[] {
  const source = normalise(text);
  const known = knownFacts(facts);
  const hits = wordHits(source.text, locale);
  const inWords = hits.filter(({ lexicon }) => lexicon.kind !== "promise" && lexicon.kind !== "material");
  const sizes = sizeClaims(source, known);
  const currencies = currencyNames(known, locale);
  const ofPrice = ({ lexicon, start, end }: WordHit) =>
    lexicon.kind === "origin" &&
    currencies.some((name) =>
      source.text.slice(Math.max(0, start - name.length), end + name.length).includes(name),
    );
  const ofTag = ({ start, end }: { start: number; end: number }) => {
    const tag = tagAround(source.text, start, end);
    return tag !== undefined && known.spells(tag);
  };
  const languages: Locale[] = locale === "en" ? ["en"] : [locale, "en"];
  const amounts = amountsOf(source, languages).filter(
    (amount) =>
      !isNumbering(source, amount) &&
      !ofTag(amount) &&
      ![...inWords, ...sizesOf(source)].some((hit) => amount.start < hit.end && hit.start < amount.end),
  );
  const banned = longest(placesOf(facts.banned ?? [], source.text, locale)).map(
    ({ start, end }): Claim => ({ start, end, kind: "banned", reason: "banned", removable: true }),
  );
  const claims = [
    ...banned,
    ...hits.filter((hit) => !ofPrice(hit)).flatMap((hit) => wordClaim(hit, known, source.text, locale) ?? []),
    ...amounts.flatMap((amount) => amountClaim(amount, known, source, locale) ?? []),
    ...sizes,
  ];
  return joined(claims, source.text).map((claim) => toFinding(claim, source, locale));
}
