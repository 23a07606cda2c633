import * as lexicon from "../lexicon/shop-words";
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

/** The value behind a label: in the same text, or in the next one. */
function valueBehind(label: RegExp, run: Run, next: Run | undefined): string | undefined {
  const match = label.exec(latin(run.text).toLowerCase());
  if (!match) return undefined;
  const rest = match[1] ?? "";
  const own = rest === "" ? "" : run.text.slice(run.text.length - rest.length).trim();
  if (own !== "") return own;
  if (!next || next.text.length > longestLabel || next.text.endsWith(":")) return undefined;
  return next.text.replace(/^[\s:#]+/, "").trim() || undefined;
}

const skuNames =
  /(?:^|[-_\s])sku(?:$|[-_\s])|product-?(?:sku|code|id|number|ref(?:erence)?)(?:$|[-_\s])|item-?(?:no|number|code)|article-?(?:no|number|code|nr)|cat(?:alog(?:ue)?)?-?(?:no|number)|ref-?number|artikel-?n(?:umme)?r|kod-?produktu/i;

/** Whether the element of a text is named after an identifier. */
function calledSku({ element }: Run): boolean {
  const { attribs } = element;
  if (attribs.itemprop === "sku" || attribs.itemprop === "productID") return true;
  const names = `${attribs.class ?? ""} ${attribs.id ?? ""} ${attribs["data-test"] ?? attribs["data-testid"] ?? ""} ${attribs["data-qa-qualifier"] ?? ""}`;
  return names.length > 5 && skuNames.test(names.replace(/([a-z])([A-Z])/g, "$1-$2"));
}

const identifier = (text: string | undefined) => {
  const plain = text
    ?.replace(/[\s.,;)|]+$/, "")
    .split(/\s[|–•]\s|\s{2,}|,\s/)[0]
    ?.trim();
  // With a digit, or it is a word like "details".
  return plain &&
    isIdentifier(plain) &&
    plain.split(" ").length <= 2 &&
    /\p{Nd}/u.test(plain) &&
    plain.length <= 32
    ? plain
    : undefined;
};

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
    const gtin = valueBehind(lexicon.gtinLabel, run, next);
    const checked = gtin && gtinOf(gtin);
    if (checked) reading.gtins.push(checked);
    const mpn = identifier(valueBehind(lexicon.mpnLabel, run, next));
    if (mpn) reading.mpn ??= mpn;
    const sku = mpn ? undefined : identifier(valueBehind(lexicon.skuLabel, run, next));
    if (sku) found.push({ sku, order: i });
    if (reading.brand === undefined) {
      const brand = valueBehind(lexicon.brandLabel, run, next);
      if (brand && brand.length <= 60 && brand.length > 1) reading.brand = brand;
    }
  }
  const from = marks.titleAt ?? 0;
  const distance = (order: number) =>
    (order >= from ? order - from : (from - order) * 2) + (order > marks.relatedAt ? 200 : 0);
  reading.skus = found.sort((a, b) => distance(a.order) - distance(b.order)).map(({ sku }) => sku);
  return reading;
}
