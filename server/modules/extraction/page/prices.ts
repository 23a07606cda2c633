import type { Element } from "domhandler";
import * as lexicon from "../lexicon/price-words";
import { latin } from "../price/digits";
import type { PriceKind, PriceMention, PriceReader } from "../price/mentions";
import { Named, namesOf } from "./names";
import type { Page, Snippet } from "./page";
import { Zone } from "./zones";

/** A price that a reader of the page sees. */
export interface SeenPrice {
  mention: PriceMention;
  element: Element;
  zones: number;
  order: number;
  kind: PriceKind;
  /** What says that it is the price before: only its class, words beside it, or that it is crossed out. */
  wasBy?: "class" | "words" | "line";
  /** How many characters of its element are not of it: a price in a sentence is told about, not told. */
  words: number;
  /** It is set larger than text. */
  large: boolean;
  /** What class and id of it and of what is near around it say. */
  names: Names;
}

interface Names {
  /** How many of the elements around call it a price, the nearest most. */
  price: number;
  current: boolean;
  itemprop: boolean;
  /** It belongs to one of several choices: a colour, a seller. */
  choice: boolean;
}

/** Pixels of a font size that the element itself sets; 0 when it sets none. */
function fontSize({ attribs }: Element): number {
  const size = attribs.style
    ? /font(?:-size)?\s*:[^;]*?(\d+(?:\.\d+)?)(px|pt|em|rem)/i.exec(attribs.style)
    : null;
  return size ? Number(size[1]) * (size[2] === "pt" ? 1.33 : size[2] === "px" ? 1 : 16) : 0;
}

/**
 * The prices that a reader sees, found in the snippets of a page.
 * @param ignored zones whose names say nothing on this page
 */
export function seenPrices(page: Page, reader: PriceReader, ignored = 0): SeenPrice[] {
  const found: SeenPrice[] = [];
  /** Of each snippet, which of the prices found stand inside it. */
  const firstInside: number[] = [];
  const read = new Map<string, PriceMention[]>();
  for (const snippet of page.snippets) {
    const begin = found.length;
    const from = snippet.inside < firstInside.length ? (firstInside[snippet.inside] ?? begin) : begin;
    firstInside.push(Math.min(from, begin));
    // Menus, head and foot are the same on all pages of the shop.
    if (snippet.zones & ~ignored & Zone.chrome) continue;
    let mentions = read.get(snippet.text);
    if (!mentions) {
      mentions = reader.mentions(snippet.text);
      read.set(snippet.text, mentions);
    }
    if (mentions.length === 0) mentions = bareOf(snippet, reader);
    if (mentions.length === 0) continue;
    const inner = found.slice(from);
    if (inner.length === 0) found.push(...mentions.map((mention) => toSeen(page, snippet, mention)));
    else if (mentions.length === 1 && inner.length > 1 && arePieces(inner, mentions[0])) {
      found.splice(from, inner.length, ...mentions.map((mention) => toSeen(page, snippet, mention)));
    } else if (mentions.length === 1) {
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
    // The upper end of a range is told with the lower one.
    const isEnd = mentions.some(({ upTo }) => upTo === seen.mention.value);
    if (isEnd && seen.kind === "price" && !seen.mention.upTo) seen.kind = "aside";
  }
}

/** Several numbers without a currency of their own, in a text that is one price: its thousands, its cents. */
const arePieces = (inner: readonly SeenPrice[], outer: PriceMention | undefined) =>
  outer?.currencyText !== undefined && inner.every(({ mention }) => mention.currencyText === undefined);

function completes(outer: PriceMention, inner: PriceMention): boolean {
  if (outer.currencyText !== undefined && inner.currencyText === undefined) return true;
  return outer.value === inner.value || outer.value.startsWith(`${inner.value}.`);
}

const longestBare = 24;

/** A number without a currency is a price where the element is called so. */
function bareOf(snippet: Snippet, reader: PriceReader): PriceMention[] {
  if (snippet.text.length > longestBare) return [];
  const { attribs } = snippet.element;
  const called = namesOf(snippet.element) & Named.price || attribs.itemprop?.includes("price");
  if (!called && snippet.text !== attribs["data-price"] && snippet.text !== attribs["data-product-price"])
    return [];
  const [mention, ...more] = reader.mentions(snippet.text, true);
  return mention && more.length === 0 ? [{ ...mention, confidence: mention.confidence * 0.8 }] : [];
}

function toSeen(page: Page, snippet: Snippet, mention: PriceMention): SeenPrice {
  const names: Names = { price: 0, current: false, itemprop: false, choice: false };
  let kind: PriceKind = mention.kind;
  let wasBy: SeenPrice["wasBy"] = kind === "was" ? "words" : undefined;
  let large = false;
  let element: Element | null = snippet.element;
  for (let up = 0; up < 4 && element?.type === "tag"; up++) {
    const own = namesOf(element);
    const isPrice = (own & Named.price) !== 0;
    if (isPrice) names.price += 1 / (up + 1);
    if (/^(?:price|lowprice)$/i.test(element.attribs.itemprop ?? "")) names.itemprop = true;
    if (up < 2 && fontSize(element) >= 18) large = true;
    if (up < 3 && own & Named.choice) names.choice = true;
    // Further out a name speaks of more than this price.
    if (up < 3 && own !== 0 && (up < 2 || isPrice)) {
      if (kind === "price" || kind === "from") {
        if (own & Named.unit) kind = "unit";
        else if (own & Named.aside) kind = "aside";
        else if (own & Named.old && !(names.current && up > 0)) {
          kind = "was";
          wasBy = "class";
        } else if (own & Named.net) kind = "net";
        else if (own & Named.condition) kind = "condition";
      }
      if (own & Named.current) names.current = true;
    }
    element = element.parent as Element | null;
  }
  if (["price", "from", "net", "was"].includes(kind)) {
    const told = kindBefore(page, snippet);
    if (told === "was") wasBy = "words";
    if (told) kind = kind === "was" ? kind : told;
  }
  if (snippet.zones & Zone.struck) {
    kind = "was";
    wasBy = "line";
  }
  return {
    mention,
    element: snippet.element,
    zones: snippet.zones,
    order: snippet.order,
    kind,
    wasBy,
    words: snippet.text.trim().length - (mention.end - mention.start),
    large,
    names,
  };
}

const words = /\p{L}/u;

/** The text right before says what a price is, when both stand in one small part of the page. */
function kindBefore(page: Page, { order, element }: Snippet): PriceKind | undefined {
  const before = page.runs[order - 1];
  if (!before || before.text.length > 40) return undefined;
  const plain = latin(before.text).toLowerCase();
  if (/\d/.test(plain)) {
    // "16% off" is a badge beside the price, not its label; "from 10 pieces" is one.
    return lexicon.bulkBefore.test(plain) ? "aside" : undefined;
  }
  if (!words.test(plain)) return undefined;
  const near = [element.parent, element.parent?.parent].some(
    (parent) => parent && (before.element === parent || before.element.parent === parent),
  );
  return near ? kindOfWords(plain) : undefined;
}

function kindOfWords(before: string): PriceKind | undefined {
  if (lexicon.unitBefore.test(before)) return "unit";
  if (lexicon.instalmentBefore.test(before)) return "instalment";
  if (lexicon.asideBefore.test(before)) return "aside";
  if (lexicon.wasBefore.test(before)) return "was";
  if (lexicon.netBefore.test(before)) return "net";
  if (lexicon.conditionBefore.test(before)) return "condition";
  return lexicon.fromBefore.test(before) ? "from" : undefined;
}
