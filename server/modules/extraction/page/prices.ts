import type { Element } from "domhandler";
import * as lexicon from "../lexicon/price-words";
import { latin } from "../price/digits";
import type { PriceKind, PriceMention, PriceReader } from "../price/mentions";
import type { Page, Snippet } from "./page";
import { Zone } from "./zones";

/** A price that a reader of the page sees. */
export interface SeenPrice {
  mention: PriceMention;
  element: Element;
  zones: number;
  order: number;
  kind: PriceKind;
  /** Only its class calls it the price before: where there is no other, it is the price. */
  byName: boolean;
  /** How many characters of its element are not of it: a price in a sentence is told about, not told. */
  words: number;
  /** It is set larger than text. */
  large: boolean;
  /** What class and id of it and of what is near around it say. */
  names: Names;
}

export interface Names {
  /** How many of the elements around call it a price, the nearest most. */
  price: number;
  current: boolean;
  itemprop: boolean;
  /** It belongs to one of several choices: a colour, a seller. */
  choice: boolean;
}

const priceNames =
  /pri(?:ce|x)|preis|precio|pre[cç]o|prezz|cena(?!r)|cijen|(?:^|[-_\s])pris(?:$|[-_\s])|hinta|fiyat|harga|kaina|money|tsena|stoimost|qiymat|gheymat|arzesh/i;
const oldNames =
  /old|(?:^|[-_\s])(?:was|rrp|msrp|uvp|srp|pvp|mrp|ex|del|vorher|barre|prev|cut|striked?)(?:$|[-_\s])|was[-_]?price|list[-_]?price|basis[-_]?price|compare|original|before|crossed|previous|retail|line-?through|strike|barr[eé]|stara|puvodni|povodna|streich|anterior|antigo|vecchi|without-discount|full-?price|price--?full|-from-price|discounted-from|recommended/i;
const currentNames =
  /sale|final|special|current|(?:^|[-_\s])(?:now|our|buy|new|deal|today)(?:$|[-_\s])|now-?price|our-?price|offer|actual|selling|promo|discounted(?!-from)|akcni|aktuell|angebot|oferta|buying|action|to-?pay|display-?price/i;
const unitNames =
  /(?:^|[-_\s])unit|unit[-_]?price|per[-_]?(?:unit|kg|piece|100|measure|litre|liter)|base[-_]?price|grundpreis|(?:^|[-_\s])ppu|pangv|pricePerUnit|price-?measure/i;
const asideNames =
  /shipping|deliver|instal+|financ|month|(?:^|[-_\s])(?:rata|rate[ns]?|emi)(?:$|[-_\s])|credit|klarna|afterpay|sav(?:e|ing)|discount[-_]?(?:amount|value|badge|label)|coupon|voucher|gift|promo-?amount|points|cashback|reward|bonus|loyalty|postage|deposit|warranty|insurance|protection|trade-?in|threshold|minimum|versand|fracciona|parcel|cuota|leasing|stickers?|rating|review|excl(?:uding|-)?|(?:price|ex|without|no)[-_]?(?:tax|vat)(?![-_]?incl)/i;

/** A choice among colours, or of other sellers. */
const choiceNames = /swatch|twister|(?:^|[-_\s])olp|other-?(?:seller|offer)/i;

/** Pixels of a font size that the element itself sets; 0 when it sets none. */
function fontSize({ attribs }: Element): number {
  const size = attribs.style
    ? /font(?:-size)?\s*:[^;]*?(\d+(?:\.\d+)?)(px|pt|em|rem)/i.exec(attribs.style)
    : null;
  return size ? Number(size[1]) * (size[2] === "pt" ? 1.33 : size[2] === "px" ? 1 : 16) : 0;
}

/** A price and what looks like one beside it, found in the snippets of a page. */
export function seenPrices(page: Page, reader: PriceReader): SeenPrice[] {
  const found: SeenPrice[] = [];
  /** Of each snippet, which of the prices found stand inside it. */
  const firstInside: number[] = [];
  const read = new Map<string, PriceMention[]>();
  for (const snippet of page.snippets) {
    const begin = found.length;
    const from = snippet.inside < firstInside.length ? (firstInside[snippet.inside] ?? begin) : begin;
    firstInside.push(Math.min(from, begin));
    let mentions = read.get(snippet.text);
    if (!mentions) {
      mentions = reader.mentions(snippet.text);
      if (mentions.length === 0) mentions = bareOf(snippet, reader);
      read.set(snippet.text, mentions);
    }
    if (mentions.length === 0) continue;
    const inner = found.slice(from);
    if (inner.length === 0) found.push(...mentions.map((mention) => toSeen(page, snippet, mention)));
    else if (mentions.length === 1) {
      const [mention] = mentions;
      const [only] = inner;
      // Its cents stand in an element of their own, or its currency does.
      if (inner.length === 1 && mention && only && completes(mention, only.mention)) {
        const told = ofSentences.has(snippet.element.name)
          ? snippet.text.trim().length - (mention.end - mention.start)
          : 0;
        found[from] = {
          ...only,
          mention,
          words: Math.max(only.words, told),
          kind: only.kind === "price" ? mention.kind : only.kind,
        };
      }
    } else if (mentions.length > inner.length) {
      const known = new Set(inner.map(({ mention }) => mention.value));
      for (const mention of mentions)
        if (!known.has(mention.value)) found.push(toSeen(page, snippet, mention));
    } else label(inner, mentions);
  }
  return found;
}

/** Elements in which texts run on. */
const ofSentences = new Set(["span", "p", "a", "b", "strong", "em", "i"]);

/** Words in an outer element say what a price inside it is: "Was" beside it, "/ kg" behind. */
function label(inner: SeenPrice[], mentions: PriceMention[]): void {
  for (const seen of inner) {
    const same = mentions.find(({ value }) => value === seen.mention.value);
    if (same && seen.kind === "price" && same.kind !== "price") seen.kind = same.kind;
    if (same?.upTo && !seen.mention.upTo) seen.mention = { ...seen.mention, upTo: same.upTo };
  }
}

function completes(outer: PriceMention, inner: PriceMention): boolean {
  if (outer.currencyText !== undefined && inner.currencyText === undefined) return true;
  return outer.value === inner.value || outer.value.startsWith(`${inner.value}.`);
}

/** A number without a currency is a price where the element is called so. */
function bareOf(snippet: Snippet, reader: PriceReader): PriceMention[] {
  const names = `${namesOf(snippet.element)} ${snippet.element.attribs.itemprop ?? ""}`;
  if (snippet.text.length > 24 || !priceNames.test(names)) return [];
  const [mention, ...more] = reader.mentions(snippet.text, true);
  return mention && more.length === 0 ? [{ ...mention, confidence: mention.confidence * 0.8 }] : [];
}

/** All that an element is called: class, id, and what tests and scripts know it by. */
function namesOf({ attribs }: Element): string {
  let names = "";
  for (const key in attribs) {
    const value = attribs[key] ?? "";
    if (key === "class" || key === "id" || (value.length < 40 && key.startsWith("data-")))
      names += ` ${value}`;
  }
  return names.trim();
}

function toSeen(page: Page, snippet: Snippet, mention: PriceMention): SeenPrice {
  const names: Names = { price: 0, current: false, itemprop: false, choice: false };
  let kind: PriceKind = mention.kind;
  let byName = false;
  let large = false;
  let element: Element | null = snippet.element;
  for (let up = 0; up < 4 && element?.type === "tag"; up++) {
    const own = namesOf(element);
    const isPrice = own.length > 2 && priceNames.test(own);
    if (isPrice) names.price += 1 / (up + 1);
    if (/^(?:price|lowprice)$/i.test(element.attribs.itemprop ?? "")) names.itemprop = true;
    if (up < 2 && fontSize(element) >= 18) large = true;
    if (up < 3 && choiceNames.test(own)) names.choice = true;
    // Further out a name speaks of more than this price.
    if (up < 3 && own.length > 2 && (up < 2 || isPrice)) {
      if (kind === "price" || kind === "from") {
        if (unitNames.test(own)) kind = "unit";
        else if (asideNames.test(own)) kind = "aside";
        else if (oldNames.test(own) && !(names.current && up > 0)) {
          kind = "was";
          byName = true;
        }
      }
      if (currentNames.test(own)) names.current = true;
    }
    element = element.parent as Element | null;
  }
  if (snippet.zones & Zone.struck) {
    kind = "was";
    byName = false;
  }
  if (kind === "price") kind = kindBefore(page, snippet) ?? kind;
  return {
    mention,
    element: snippet.element,
    zones: snippet.zones,
    order: snippet.order,
    kind,
    byName,
    words: snippet.text.trim().length - (mention.end - mention.start),
    large,
    names,
  };
}

const words = /\p{L}/u;

/** The text right before says what a price is, when both stand in one small part of the page. */
function kindBefore(page: Page, { order, element }: Snippet): PriceKind | undefined {
  const before = page.runs[order - 1];
  // "16% off" is a badge beside the price, not its label.
  if (!before || before.text.length > 40 || !words.test(before.text) || /\p{Nd}/u.test(before.text))
    return undefined;
  const near = [element.parent, element.parent?.parent].some(
    (parent) => parent && (before.element === parent || before.element.parent === parent),
  );
  return near ? kindOfWords(latin(before.text).toLowerCase()) : undefined;
}

function kindOfWords(before: string): PriceKind | undefined {
  if (lexicon.unitBefore.test(before)) return "unit";
  if (lexicon.instalmentBefore.test(before)) return "instalment";
  if (lexicon.asideBefore.test(before)) return "aside";
  if (lexicon.wasBefore.test(before)) return "was";
  if (lexicon.netBefore.test(before)) return "net";
  return lexicon.fromBefore.test(before) ? "from" : undefined;
}
