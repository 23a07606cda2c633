import type { Element } from "domhandler";
import { buyWords, buyWordsUnspaced } from "../lexicon/shop-words";
import * as lexicon from "../lexicon/stock-words";
import { latin } from "../price/digits";
import type { Availability } from "../types";
import type { Landmarks } from "./landmarks";
import type { Control, Page, Run } from "./page";
import { Zone } from "./zones";

/** Below the title, how many texts may speak of the product's stock. */
const reach = 160;
const away = Zone.chrome | Zone.related | Zone.reviews | Zone.hidden;
/** A longer text tells of other things too. */
const longest = 120;

/** A shorter one tells of one. */
const ofOneThing = 80;

export interface SeenStock {
  availability: Availability;
  /** 0 to 1. */
  confidence: number;
}

const says = (text: string, spaced: RegExp, unspaced: RegExp) => spaced.test(text) || unspaced.test(text);

/** Whether a text is about that, and does not only mention it: "coating: missing" is about the coating. */
function isAbout(text: string, spaced: RegExp, unspaced: RegExp): boolean {
  const match = spaced.exec(text) ?? unspaced.exec(text);
  return match !== null && match[0].length > text.length * (match[0].includes(" ") ? 0.3 : 0.4);
}

type State = "out" | "gone" | "late" | "early" | "present";

/** What a text says of the stock; undefined when it speaks of something else. */
function stateOf(text: string): State | undefined {
  const left = lexicon.countLeft.exec(text);
  if (left) return Number(left[1] ?? left[2]) > 0 ? "present" : "out";
  if (isAbout(text, lexicon.discontinued, lexicon.discontinuedUnspaced)) return "gone";
  if (says(text, lexicon.soldOut, lexicon.soldOutUnspaced))
    return isAbout(text, lexicon.soldOut, lexicon.soldOutUnspaced) ? "out" : undefined;
  if (isAbout(text, lexicon.backorder, lexicon.backorderUnspaced)) return "late";
  if (isAbout(text, lexicon.preorder, lexicon.preorderUnspaced)) return "early";
  return says(text, lexicon.inStock, lexicon.inStockUnspaced) ? "present" : undefined;
}

const ofChoice = new Set(["option", "label", "select", "td", "dd"]);

const hasSiblings = ({ parent }: Element) =>
  (parent?.children ?? []).filter(({ type }) => type === "tag").length > 1;

/** A longer text is a sentence. */
const longestChoice = 30;

/** A choice among sizes and colours: "XL - sold out" speaks of that one. */
function isChoice({ element, text }: Run): boolean {
  let one: Element | null = element;
  for (let up = 0; up < 3 && one?.type === "tag"; up++) {
    if (up < 2 && ofChoice.has(one.name)) return true;
    if (one.name === "li" && text.length < longestChoice) return hasSiblings(one);
    one = one.parent as Element | null;
  }
  return false;
}

/** Badges stand in the page whether they hold or not: styles show the one that does. */
const badge = /badge|label|flag|sticker|ribbon|(?:^|[\s_-])tag(?:$|[\s_-])/i;

const condition = /\b(?:if|when|wenn|si|falls|если)\b/u;

interface Told {
  state: State;
  /** 0 to 1. */
  weight: number;
  /** It is the value of a label that asks for it. */
  labelled: boolean;
}

/** A text as the words are written. */
const wordsOf = (text: string) =>
  latin(text)
    .toLowerCase()
    .replace(/[,;!?]/g, "");

function tell(run: Run, before: Run | undefined, distance: number): Told | undefined {
  const text = wordsOf(run.text);
  if (lexicon.notify.test(text)) return undefined;
  const asked = lexicon.stockLabel.exec(text);
  const value = asked ? text.slice(asked[0].length) : text;
  const labelled =
    (asked !== null && value !== "") ||
    (before !== undefined && before.text.length < 40 && isLabel(wordsOf(before.text)));
  const state =
    (asked && value !== "" ? stateOf(value) : undefined) ?? stateOf(text) ?? countOf(value, labelled);
  if (!state) return undefined;
  if (state === "out" || state === "gone") {
    if (condition.test(text)) return undefined;
    if (!labelled && isChoice(run)) return undefined;
  }
  if (lexicon.atStore.test(text) || (before && lexicon.atStore.test(wordsOf(before.text)))) return undefined;
  const near = distance < 25 ? 1 : 0.7;
  const loose = !labelled && badge.test(`${run.element.attribs.class ?? ""}`) ? 0.5 : 1;
  // A text that is about the stock alone says more than one that mentions it.
  return { state, labelled, weight: (run.text.length < ofOneThing ? 1 : 0.6) * near * loose };
}

const isLabel = (text: string) => lexicon.stockLabel.exec(text)?.[0].trim() === text.trim();

/** "Stock: 12". */
const countOf = (value: string, labelled: boolean): State | undefined =>
  labelled && /^\d{1,6}\+?$/.test(value.trim())
    ? Number.parseInt(value, 10) > 0
      ? "present"
      : "out"
    : undefined;

/** What is said on something to press. */
function pressed({ text }: Control): State | "notify" | undefined {
  const plain = wordsOf(text);
  if (plain.length > 60) return undefined;
  if (lexicon.notify.test(plain)) return "notify";
  if (isAbout(plain, lexicon.preorder, lexicon.preorderUnspaced)) return "early";
  // What says both is shown as one or the other.
  if (says(plain, buyWords, buyWordsUnspaced)) return undefined;
  const state = stateOf(plain);
  return state === "present" ? undefined : state;
}

/** How many texts may stand between a title and the button of its product. */
const reachOfControls = 120;

/** What the page shows of the product's stock: words near its title, and whether it can be put into the basket. */
export function seenStock(page: Page, marks: Landmarks, priceSeen: boolean): SeenStock | undefined {
  const { runs } = page;
  const title = marks.titleAt ?? 0;
  const until = Math.min(runs.length, title + reach, marks.relatedAt);
  const weights: Record<State, number> = { out: 0, gone: 0, late: 0, early: 0, present: 0 };
  let asked: State | undefined;
  for (let i = Math.max(0, title - 10); i < until; i++) {
    const run = runs[i];
    if (!run || run.text.length > longest || run.text.length < 1) continue;
    if (run.zones & ~marks.ignored & away) continue;
    const told = tell(run, runs[i - 1], Math.abs(i - (marks.buy?.order ?? i)));
    if (!told) continue;
    if (told.labelled) asked ??= told.state;
    weights[told.state] = Math.max(weights[told.state], told.weight);
  }
  const controls = page.controls.filter(
    ({ order, zones }) =>
      order >= title - 10 &&
      order < Math.min(title + reachOfControls, marks.relatedAt) &&
      !(zones & ~marks.ignored & away),
  );
  const own = marks.buy ? pressed(marks.buy) : undefined;
  const others = new Set(controls.map(pressed));
  const open = marks.buy && own === undefined && !marks.buy.disabled && !(marks.buy.zones & Zone.hidden);
  const blocked = marks.buy !== undefined && (marks.buy.disabled || own === "out");
  return decide(weights, asked, { open: open === true, blocked, own, others, priceSeen });
}

interface Ways {
  /** It can be put into the basket. */
  open: boolean;
  /** What would put it there cannot be pressed. */
  blocked: boolean;
  own: State | "notify" | undefined;
  others: ReadonlySet<State | "notify" | undefined>;
  priceSeen: boolean;
}

const named: Readonly<Record<State, Availability>> = {
  out: "out_of_stock",
  gone: "discontinued",
  late: "backorder",
  early: "preorder",
  present: "in_stock",
};

function decide(
  { out, gone, late, early, present }: Readonly<Record<State, number>>,
  asked: State | undefined,
  { open, blocked, own, others, priceSeen }: Ways,
): SeenStock | undefined {
  const is = (state: State, confidence: number): SeenStock => ({ availability: named[state], confidence });
  if (asked && asked !== "present") return is(asked, open ? 0.75 : 0.9);
  if (own === "early" || (others.has("early") && !open)) return is("early", 0.8);
  if (gone > 0 && !open) return is("gone", 0.8 * gone);
  if (own === "out" || (others.has("out") && !open && present === 0)) return is("out", 0.9);
  if (out > 0 && !open) return is("out", (blocked || !priceSeen ? 0.9 : 0.75) * out);
  if (others.has("notify") && !open && present === 0) return is("out", 0.7);
  if (late > 0.9 && present === 0) return is("late", 0.7);
  if (early > 0.9 && open && present === 0) return is("early", 0.5);
  if (present > 0 && out === 0) return is("present", open ? 0.85 : 0.65);
  return open ? is("present", out > 0 ? 0.4 : 0.65) : undefined;
}
