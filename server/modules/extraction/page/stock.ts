import * as lexicon from "../lexicon/shop-words";
import { latin } from "../price/digits";
import type { Availability } from "../types";
import type { Landmarks } from "./landmarks";
import type { Page } from "./page";
import { Zone } from "./zones";

/** Below the title, how many texts may speak of the product's stock. */
const reach = 160;
const away = Zone.chrome | Zone.related | Zone.reviews | Zone.hidden;
/** A longer text tells of other things too. */
const longest = 120;

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

/** A choice among sizes and colours: "XL - sold out" speaks of that one. */
const ofChoice = new Set(["option", "label", "li", "select", "td", "dd"]);

/** What the page shows of the product's stock: words near its title, and whether it can be put into the basket. */
export function seenStock({ runs }: Page, marks: Landmarks, priceSeen: boolean): SeenStock | undefined {
  const from = Math.max(0, (marks.titleAt ?? 0) - 10);
  const until = Math.min(runs.length, (marks.titleAt ?? 0) + reach, marks.relatedAt);
  let out = 0;
  let present = 0;
  let early = 0;
  for (let i = from; i < until; i++) {
    const run = runs[i];
    if (!run || run.text.length > longest || run.text.length < 2) continue;
    if (run.zones & ~marks.ignored & away) continue;
    const text = latin(run.text).toLowerCase();
    const near = Math.abs(i - (marks.buy?.order ?? i)) < 25 ? 1 : 0.7;
    // A text that is about the stock alone says more than one that mentions it.
    const weight = (run.text.length < 50 ? 1 : 0.6) * near;
    if (isAbout(text, lexicon.soldOut, lexicon.soldOutUnspaced)) {
      const choice =
        ofChoice.has(run.element.name) || ofChoice.has((run.element.parent as { name?: string })?.name ?? "");
      if (!choice && !/\b(?:if|when|wenn|si|falls|если)\b/u.test(text)) out = Math.max(out, weight);
    } else if (says(text, lexicon.inStock, lexicon.inStockUnspaced)) present = Math.max(present, weight);
    else if (says(text, lexicon.preorder, lexicon.preorderUnspaced)) early = Math.max(early, weight);
  }
  const buy = marks.buy && !marks.buy.disabled && !(marks.buy.zones & Zone.hidden);
  if (out > 0 && !buy)
    return { availability: "out_of_stock", confidence: priceSeen ? 0.75 * out : 0.9 * out };
  if (out > 0.9 && marks.buy && present === 0) return { availability: "out_of_stock", confidence: 0.5 };
  if (early > 0.9 && marks.buy && lexicon.preorder.test(latin(marks.buy.text).toLowerCase())) {
    return { availability: "preorder", confidence: 0.7 };
  }
  if (present > 0 && out === 0) return { availability: "in_stock", confidence: buy ? 0.85 : 0.65 };
  if (buy) return { availability: "in_stock", confidence: out > 0 ? 0.4 : 0.65 };
  return undefined;
}
