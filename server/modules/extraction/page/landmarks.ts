import { buyNames, buyWords, buyWordsUnspaced, relatedHeadings } from "../lexicon/shop-words";
import { latin } from "../price/digits";
import type { Control, Page, Run } from "./page";
import { Zone } from "./zones";

/** Places of a product page by which others are judged. Orders count runs of text. */
export interface Landmarks {
  /** The product's name as the page shows it. */
  title?: string;
  titleAt?: number;
  /** What puts it into the basket. */
  buy?: Control;
  /** Zones that the title itself stands in: on this page their names say nothing. */
  ignored: number;
  /** Where other products begin below the title, and further texts with them. */
  relatedAt: number;
}

const word = /[\p{L}\p{N}]+/gu;
const wordsOf = (text: string) => new Set(text.toLowerCase().match(word) ?? []);

/** How much of the words of two texts is the same, 0 to 1, by the shorter one. */
export function likeness(a: string, b: string): number {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  if (one.size === 0 || other.size === 0) return 0;
  let both = 0;
  for (const each of one) if (other.has(each)) both++;
  return both / Math.min(one.size, other.size);
}

const misleading = Zone.chrome | Zone.related | Zone.reviews;
const away = Zone.chrome | Zone.related | Zone.reviews | Zone.hidden;

function findTitle(page: Page, named: readonly string[]): Pick<Landmarks, "title" | "titleAt" | "ignored"> {
  const said = [...named, page.metas.get("og:title")?.[0] ?? "", page.title].filter(Boolean);
  let best: { text: string; order: number; score: number; zones: number } | undefined;
  for (const { level, text, order, zones } of page.headings) {
    if (level > 3 || text.length < 2 || text.length > 400 || zones & Zone.hidden) continue;
    const close = Math.max(0, ...said.map((name, i) => likeness(text, name) - i * 0.02));
    const score =
      close * 2 +
      (level === 1 ? 1.5 : level === 2 ? 0.3 : 0) -
      (zones & away ? 1.5 : 0) +
      Math.min(text.length, 30) / 100;
    if (!best || score > best.score) best = { text, order, score, zones };
  }
  if (best && best.score > 1)
    return { title: best.text, titleAt: best.order, ignored: best.zones & misleading };
  const at = titleWithoutHeading(page, said);
  const run = page.runs[at];
  return run ? { title: run.text, titleAt: at, ignored: run.zones & misleading } : { ignored: 0 };
}

/** As much of what the head of a page says has to be said by a text that is the title, though no heading. */
const mostOfName = 0.4;

/** The first text that says what the head of the page says; one that is no link goes before, for paths end with the name too. */
function titleWithoutHeading({ runs }: Page, said: readonly string[]): number {
  const is = ({ text, zones, element }: Run, skipped: number) =>
    text.length > 3 &&
    element.name !== "title" &&
    !(zones & skipped) &&
    said.some(
      (name) =>
        text.length > name.length * mostOfName &&
        (name.startsWith(text) || text.startsWith(name) || (text.length < 300 && likeness(text, name) > 0.8)),
    );
  for (const skipped of [away | Zone.link, away, Zone.hidden | Zone.link]) {
    const at = runs.findIndex((run) => is(run, skipped));
    if (at >= 0) return at;
  }
  return -1;
}

function isBuy({ text, names }: Control): boolean {
  if (buyNames.test(names)) return true;
  if (text === "" || text.length > 60) return false;
  const plain = latin(text).toLowerCase();
  return buyWords.test(plain) || buyWordsUnspaced.test(plain);
}

function findBuy({ controls }: Page, titleAt: number | undefined, ignored: number): Control | undefined {
  const near = (order: number) =>
    titleAt === undefined ? order : Math.abs(order - titleAt) + (order < titleAt ? 60 : 0);
  return controls
    .filter((control) => !(control.zones & misleading & ~ignored) && isBuy(control))
    .sort((a, b) => near(a.order) - near(b.order))[0];
}

/** @param named what structured data call the product */
export function findLandmarks(page: Page, named: readonly string[]): Landmarks {
  const { title, titleAt, ignored } = findTitle(page, named);
  const buy = findBuy(page, titleAt, ignored);
  const from = titleAt ?? 0;
  const related = page.headings.find(
    ({ text, order }) => order > from && text.length < 80 && relatedHeadings.test(text),
  );
  return { title, titleAt, buy, ignored, relatedAt: related?.order ?? Number.POSITIVE_INFINITY };
}
