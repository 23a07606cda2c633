import { currencyDigits } from "@/server/platform/money";
import * as words from "../lexicon/price-words";
import {
  decimalMark,
  expectedCurrencies,
  type Marker,
  markersIn,
  meaningOf,
  type PriceHints,
} from "./currencies";
import { latin } from "./digits";
import { type NumberPlace, numbersIn, readNumber } from "./numbers";

/**
 * What a price is, by the words around it: `from` is the lowest of several; `was` holds no longer; `unit` is for a
 * kilogram or litre; `instalment` is a part; `aside` is a saving, a delivery, for several pieces or another thing's; `net`
 * is before tax; `condition` is for members, subscribers or a way to pay, or what other sellers ask.
 */
export type PriceKind = "price" | "from" | "was" | "unit" | "instalment" | "aside" | "net" | "condition";

/** A price that stands in a text. */
export interface PriceMention {
  start: number;
  end: number;
  /** The number as it is written there. */
  text: string;
  /** An exact plain decimal in units of the currency: `1049.95`. */
  value: string;
  /** ISO 4217, or IRT for the toman; undefined when nothing tells. */
  currency?: string;
  /** The sign or word that told the currency. */
  currencyText?: string;
  kind: PriceKind;
  /** The other end of a range that begins here. */
  upTo?: string;
  /** 0 to 1. */
  confidence: number;
}

/** A text in which prices stand. */
interface Written {
  original: string;
  lower: string;
  /** Words that say what a price is stand behind its last one too. */
  trailing: boolean;
}

interface Attached {
  before?: Marker;
  after?: Marker;
}

const digit = /\d/;
/** Signs that are written before their number wherever they are used, so that "2$6.00" is six. */
const writtenBefore = /[$£¥₹₱₦]$/u;
const gapBefore = /^[\s:.]{0,2}$/;
const gapAfter = /^(?:,-+|\.-+|,--|:-|-)?\s{0,2}$/;

/** The markers that touch a number. */
function attached(text: string, place: NumberPlace, markers: readonly Marker[]): Attached {
  const found: Attached = {};
  for (const [i, marker] of markers.entries()) {
    if (marker.start > place.start && marker.end < place.end) return { before: marker };
    // A sign that touches another number, and not this one, is that one's: "Mug 2 $6.00".
    const touchesNext = digit.test(text[marker.end] ?? "");
    if (
      touchesNext &&
      (marker.start > place.end || (marker.start === place.end && writtenBefore.test(marker.text)))
    )
      break;
    if (marker.end < place.start && digit.test(text[marker.start - 1] ?? "")) continue;
    if (marker.end <= place.start) {
      if (place.start - marker.end > 2 || !gapBefore.test(text.slice(marker.end, place.start))) continue;
      found.before = exactOf(marker, markers[i - 1]);
    } else if (marker.start >= place.end) {
      if (marker.start - place.end <= 5 && gapAfter.test(text.slice(place.end, marker.start))) {
        found.after = exactOf(marker, markers[i + 1]);
      }
      break;
    }
  }
  return found;
}

/** A shared sign beside an exact one means the same: `NZD $100`, `100 $ CAD`. */
function exactOf(marker: Marker, beside: Marker | undefined): Marker {
  const exact = beside?.codes.length === 1 && marker.codes.includes(beside.codes[0] ?? "");
  if (!beside || !exact) return marker;
  const [left, right] = beside.start < marker.start ? [beside, marker] : [marker, beside];
  return right.start - left.end > 1 ? marker : { ...marker, codes: beside.codes };
}

/** Of two markers that touch a number, the one that means it: strong before weak, exact before shared, then in the style of the text. */
function choose({ before, after }: Attached, prefixed: boolean): Marker | undefined {
  if (!before || !after) return before ?? after;
  if (before.weak !== after.weak) return before.weak ? after : before;
  const shared = [before, after].map(({ codes }) => codes.length > 1);
  if (shared[0] !== shared[1]) {
    const [exact, wide] = shared[0] ? [after, before] : [before, after];
    if (wide.codes.includes(exact.codes[0] ?? "")) return exact;
  }
  return prefixed ? before : after;
}

const letter = /\p{L}|[/x×]/u;

function kindOf(text: string, start: number, end: number, trailing: boolean): PriceKind {
  const before = text.slice(Math.max(0, start - 40), start);
  const after = text.slice(end, end + 32);
  if (!letter.test(before) && !letter.test(after)) return words.fromAfter.test(after) ? "from" : "price";
  if (words.unitAfter.test(after) || words.unitBefore.test(before)) return "unit";
  if (words.instalmentAfter.test(after) || words.instalmentBefore.test(before)) return "instalment";
  // "16% off €41.30" is the price after it; "save €8" is not.
  const share = /[%٪]\s?(?:\p{L}+\s?){0,2}$/u.test(before);
  if ((!share && words.asideBefore.test(before)) || stands(words.asideAfter, after, trailing)) return "aside";
  if (words.bulkBefore.test(before)) return "aside";
  if (words.othersBefore.test(before)) return "condition";
  if (words.wasBefore.test(before)) return "was";
  if (words.netBefore.test(before) || stands(words.netAfter, after, trailing)) return "net";
  if (words.conditionBefore.test(before) || stands(words.conditionAfter, after, trailing)) return "condition";
  if (words.fromBefore.test(before) || words.fromAfter.test(after)) return "from";
  return "price";
}

const labels = [words.asideAfter, words.netAfter, words.conditionAfter];
const beforeNext = /^(?:\s?\p{L}+){0,2}\s?:?\s?(?:\p{Sc}|\p{L}{1,3})?\s?\d/u;

/**
 * Whether words stand behind a price and are its own. In "24.90 Ex tax 20.75" they are the next one's; where such
 * words follow the last number too, each has its own behind it.
 */
function stands(words: RegExp, after: string, trailing: boolean): boolean {
  const match = words.exec(after);
  if (match === null) return false;
  const rest = after.slice(match[0].length);
  return trailing ? !/^\s?:/.test(rest) : !beforeNext.test(rest);
}

/** "24€90": the sign is the mark. */
function joinedBySign(text: string, numbers: NumberPlace[]): NumberPlace[] {
  if (!text.includes("\u20ac")) return numbers;
  const joined: NumberPlace[] = [];
  for (const place of numbers) {
    const before = joined.at(-1);
    const between = before && text.slice(before.end, place.start);
    const cents =
      between === "\u20ac" &&
      /^\d{2}$/.test(place.text) &&
      /^[\d ]+$/.test(before?.text ?? "") &&
      text[place.end] !== "\u20ac";
    if (before && cents && place.zeros === 0) {
      joined[joined.length - 1] = { ...before, end: place.end, text: `${before.text},${place.text}` };
    } else joined.push(place);
  }
  return joined;
}

/** The hints made ready, for the many texts of a page. */
export class PriceReader {
  readonly expected: readonly string[];
  readonly #mark: string | undefined;

  constructor(hints: PriceHints = {}) {
    this.expected = expectedCurrencies(hints);
    this.#mark = decimalMark(hints.language);
  }

  /**
   * The prices in a text, in its order.
   * @param bare whether a number without a currency counts
   */
  mentions(original: string, bare = false): PriceMention[] {
    const text = latin(original);
    const markers = markersIn(text);
    if (markers.length === 0 && !bare) return [];
    const numbers = joinedBySign(text, numbersIn(text));
    if (numbers.length === 0) return [];
    const lower = text.toLowerCase();
    const prefixed = (markers[0]?.start ?? Number.POSITIVE_INFINITY) < (numbers[0]?.start ?? 0);
    const last = Math.max(numbers.at(-1)?.end ?? 0, markers.at(-1)?.end ?? 0);
    const trailing = numbers.length > 1 && labels.some((words) => words.test(lower.slice(last)));
    const found: PriceMention[] = [];
    const joined: [PriceMention, PriceMention][] = [];
    let previous: PriceMention | undefined;
    for (const place of numbers) {
      const marker = choose(attached(text, place, markers), prefixed);
      const usable =
        marker && (bare || !marker.weak || this.expected.some((code) => marker.codes.includes(code)));
      const mention = this.#read(place, usable ? marker : undefined, { lower, original, trailing });
      if (!mention) continue;
      if (previous && words.rangeJoint.test(lower.slice(previous.end, mention.start)))
        joined.push([previous, mention]);
      previous = mention;
      found.push(mention);
    }
    for (const [low, high] of joined) {
      low.currency ??= high.currency;
      low.currencyText ??= high.currencyText;
      if (low.currency === high.currency && Number(low.value) <= Number(high.value)) low.upTo = high.value;
    }
    return bare ? found : found.filter(({ currency }) => currency !== undefined);
  }

  /** The code that a sign, word or code of its own means here. */
  currencyOf(text: string): string | undefined {
    const marker = markersIn(latin(text.trim()))[0];
    return marker && meaningOf(marker, this.expected).code;
  }

  #read(
    place: NumberPlace,
    marker: Marker | undefined,
    { lower, original, trailing }: Written,
  ): PriceMention | undefined {
    const meaning = marker && meaningOf(marker, this.expected);
    const reading = readNumber(place, meaning && currencyDigits(meaning.code), this.#mark);
    if (!reading) return undefined;
    const start = Math.min(place.start, marker?.start ?? place.start);
    const end = Math.max(place.end, marker?.end ?? place.end);
    return {
      start,
      end,
      text: original.slice(place.start, place.end),
      value: reading.value,
      ...(marker && { currency: meaning?.code, currencyText: original.slice(marker.start, marker.end) }),
      kind: kindOf(lower, start, end, trailing),
      confidence:
        (reading.sure ? 1 : 0.85) * (meaning ? (meaning.sure ? 1 : 0.8) : 0.6) * (marker?.weak ? 0.8 : 1),
    };
  }
}
