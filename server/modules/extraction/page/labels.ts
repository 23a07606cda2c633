import * as lexicon from "../lexicon/label-words";
import { latin } from "../price/digits";
import { gtinOf, isIdentifier } from "../sources/identifiers";
import { emptyReading, type SourceReading } from "../sources/reading";
import type { Landmarks } from "./landmarks";
import type { Page, Run } from "./page";
import { Zone } from "./zones";

/** How many texts before the title, and four times as many behind it, may be labels of the product. */
const reach = 150;
const away = Zone.chrome | Zone.related | Zone.reviews | Zone.hidden;
/** Longer texts are sentences, not labels. */
const longestLabel = 80;
const longestBrand = 60;

/** What a text is the label of. */
type Labelled = "sku" | "mpn" | "gtin" | "brand";

const kinds: readonly (readonly [Labelled, ReadonlySet<string>])[] = [
  ["gtin", lexicon.gtinLabels],
  ["mpn", lexicon.mpnLabels],
  ["sku", lexicon.skuLabels],
  ["brand", lexicon.brandLabels],
];

/** What a text labels, with the value: in the same text, or in the next one. */
function labelled(run: Run, next: Run | undefined): { kind: Labelled; value: string } | undefined {
  for (const { label, at, marked } of lexicon.labelsIn(latin(run.text).toLowerCase())) {
    const kind = kinds.find(([, labels]) => labels.has(label))?.[0];
    if (!kind) continue;
    const own = run.text.slice(at).trim();
    if (own !== "") {
      // Without a mark between them only a number is a value: "Brand new", "code 4711".
      if (!marked && (kind === "brand" || !/^\S*\p{Nd}/u.test(own))) continue;
      return { kind, value: own };
    }
    if (!next || next.text.length > longestLabel || next.text.endsWith(":")) return undefined;
    const value = next.text.replace(/^[\s:#]+/, "").trim();
    return value === "" ? undefined : { kind, value };
  }
  return undefined;
}

const skuNames =
  /(?:^|[-_\s])sku(?:$|[-_\s])|product-?(?:sku|code|id|number|ref(?:erence)?)(?:$|[-_\s])|item-?(?:no|number|code)|article-?(?:no|number|code|nr)|cat(?:alog(?:ue)?)?-?(?:no|number)|ref-?number|artikel-?n(?:umme)?r|kod-?produktu/i;

/** Longer values of data attributes are data. */
const longestName = 40;

/** Whether the element of a text is named after an identifier: by class and id, or as tests and scripts know it. */
function calledSku({ element: { attribs } }: Run): boolean {
  if (attribs.itemprop === "sku" || attribs.itemprop === "productID") return true;
  for (const key in attribs) {
    if (key !== "class" && key !== "id" && !key.startsWith("data-")) continue;
    const value = attribs[key] ?? "";
    const short = key === "class" || value.length < longestName;
    if (value.length > 2 && short && skuNames.test(value.replace(/([a-z])([A-Z])/g, "$1-$2"))) return true;
  }
  return false;
}

/**
 * @param labelled whether a label says that it is one: then capitals and hyphens do without a digit
 */
function identifier(text: string | undefined, labelled = false): string | undefined {
  const plain = text
    ?.split(/\s[|–•]\s|\s{2,}|,\s/)[0]
    ?.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")
    // "0414 Details": a word behind the number is of something else.
    .replace(/(?<=\p{Nd}\S*)\s\p{L}\p{Ll}+$/u, "");
  if (!plain || !isIdentifier(plain) || plain.split(" ").length > 2 || plain.length > 32) return undefined;
  // With a digit, or it is a word like "details".
  const coded = /\p{Nd}/u.test(plain) || (labelled && /^[A-Z]{2,}(?:[-_./][A-Z]+)+$/.test(plain));
  return coded ? plain : undefined;
}

/** What labels on the page say: "SKU: 123", "Brand" beside "Acme", a row of a table. */
export function readLabels({ runs }: Page, marks: Landmarks): SourceReading {
  const reading = emptyReading("structure");
  const found: { sku: string; order: number }[] = [];
  const title = marks.titleAt ?? 0;
  for (let i = Math.max(0, title - reach); i < Math.min(runs.length, title + reach * 4); i++) {
    const run = runs[i];
    if (!run || run.text.length > longestLabel || run.text.length < 2) continue;
    // A title in a header of its own: what stands beside it is the product's too.
    const beside =
      marks.titleAt !== undefined && Math.abs(i - marks.titleAt) < 12 && !(run.zones & Zone.hidden);
    if (run.zones & ~marks.ignored & away && !beside) continue;
    const next = runs[i + 1];
    const called = identifier(calledSku(run) ? run.text.replace(/^[^:#]*[:#]\s*/, "") : undefined);
    if (called) found.push({ sku: called, order: i });
    const told = labelled(run, next);
    if (!told) continue;
    const { kind, value } = told;
    if (kind === "brand") {
      const named = value.length > 1 && value.length <= longestBrand && !/[.!?]\s/.test(value);
      if (named) reading.brand ??= value;
      continue;
    }
    const gtin = kind === "gtin" ? gtinOf(value) : undefined;
    if (gtin) reading.gtins.push(gtin);
    if (kind === "mpn") reading.mpn ??= identifier(value);
    const sku = kind === "sku" ? identifier(value, true) : undefined;
    if (sku) found.push({ sku, order: i });
  }
  const from = marks.titleAt ?? 0;
  const distance = (order: number) =>
    (order >= from ? order - from : (from - order) * 2) + (order > marks.relatedAt ? 200 : 0);
  reading.skus = found.sort((a, b) => distance(a.order) - distance(b.order)).map(({ sku }) => sku);
  return reading;
}
