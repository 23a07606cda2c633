import type { Run } from "../page/page";
import { Zone } from "../page/zones";
import { type Examined, examine, type Known } from "../rules/read-page";
import type { PageReading } from "../types";

/** Characters that a model is given: a few thousand tokens, whatever the script. */
const longest = 12_000;
/** Texts before the title: brand and path stand there. */
const before = 15;
const longestRun = 600;
/** How many prices are named as candidates. */
const mostCandidates = 12;

/** A page made small enough for a model, with what is needed to check what the model answers. */
export interface ReducedPage {
  /** The prompt's material. */
  text: string;
  /** All that the page says, to look for what the model answers. */
  haystack: string;
  /** What the rules read: the floor of the answer. */
  reading: PageReading;
  hints: { language?: string; address: string; currency?: string };
}

const away = Zone.chrome | Zone.related | Zone.reviews | Zone.hidden;

/** Reads a page by rules and reduces it for a model. */
export function reducePage(html: string, address: string, known: Known = {}): ReducedPage {
  const found = examine(html, address, known);
  const { page, reading } = found;
  const currency = reading.product?.price?.value.currency;
  return {
    text: [...headLines(found), ...candidateLines(found), "", "Page:", ...bodyLines(found)]
      .join("\n")
      .slice(0, longest),
    haystack: haystackOf(found),
    reading,
    hints: { address, ...(page.language && { language: page.language }), ...(currency && { currency }) },
  };
}

function headLines({ page }: Examined): string[] {
  const description = page.metas.get("og:description")?.[0] ?? page.metas.get("description")?.[0];
  return [
    `Address: ${page.address}`,
    `Language: ${page.language ?? "unknown"}`,
    `Title: ${page.title}`,
    ...(description ? [`Description: ${description.slice(0, longestRun)}`] : []),
  ];
}

function candidateLines({ ranked, page, marks }: Examined): string[] {
  const own = ranked.filter(({ zones }) => !(zones & ~marks.ignored & away));
  const lines = own.slice(0, mostCandidates).map(({ mention, kind, order, element }) => {
    const written = page.runs[order]?.text.slice(0, 60) ?? mention.text;
    const names = `${element.attribs.class ?? ""} ${element.attribs.id ?? ""}`.trim().slice(0, 60);
    return `- ${written} (${kind}${names ? `, <${element.name} ${names}>` : ""})`;
  });
  return lines.length > 0 ? ["", "Prices seen:", ...lines] : [];
}

/** The texts of the product's own part of the page, one a line; what is struck out or to be pressed says so. */
function bodyLines({ page, marks }: Examined): string[] {
  const start = Math.max(0, (marks.titleAt ?? 0) - before);
  const lines: string[] = [];
  const own = ({ zones }: Run) => !(zones & ~marks.ignored & away);
  const controls = new Set(page.controls.map(({ order }) => order));
  for (let i = start; i < Math.min(page.runs.length, marks.relatedAt); i++) {
    const run = page.runs[i];
    if (!run || !own(run)) continue;
    const text = run.text.slice(0, longestRun);
    lines.push(run.zones & Zone.struck ? `~~${text}~~` : controls.has(i) ? `[${text}]` : text);
  }
  return lines;
}

function haystackOf({ page }: Examined): string {
  return [
    page.title,
    ...page.runs.filter(({ zones }) => !(zones & Zone.hidden)).map(({ text }) => text),
    ...[...page.metas.values()].flat(),
    ...page.jsonLd,
  ].join("\n");
}
