import type { WholeProduct } from "@/server/modules/catalog";
import { Design } from "@/server/modules/media";
import { formatMoney, formatPercent } from "@/server/platform/i18n/format";
import type { SeriesDesign } from "./series-contract";

const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** As much of a text as there is room for, in UTF-16 units; a word that is cut is left out, unless it is half of it. */
function cut(text: string, most: number): string {
  const whole = text.trim();
  if (whole.length <= most) return whole;
  let start = "";
  for (const { segment } of letters.segment(whole)) {
    if (start.length + segment.length >= most) break;
    start += segment;
  }
  const space = start.lastIndexOf(" ");
  return `${(space > most / 2 ? start.slice(0, space) : start).trimEnd()}…`;
}

type Product = Pick<WholeProduct, "title" | "vendor" | "category" | "priceMin" | "variants">;

/** How much less a product costs than before: "-20%"; empty where it is not reduced. */
function discountOf({ variants: [first] }: Product, { locale }: SeriesDesign): string {
  const { price, compareAtPrice: before } = first ?? {};
  if (price == null || before == null || before <= price) return "";
  const ratio = Math.round((1 - price / before) * 100) / 100;
  return ratio > 0 ? formatPercent(-ratio, locale) : "";
}

/** The thumbnail of one product of a series. */
export function designOf(product: Product, series: SeriesDesign, currency: string): Design {
  const { subtitle, subtitleText, price, badge, badgeText, locale, ...look } = series;
  const below = { none: "", vendor: product.vendor, category: product.category, text: subtitleText };
  const marks = { none: "", discount: discountOf(product, series), text: badgeText };
  const amount = price && product.priceMin !== null ? formatMoney(product.priceMin, currency, locale) : "";
  return Design.parse({
    ...look,
    title: cut(product.title, 90),
    subtitle: cut(below[subtitle] ?? "", 90),
    // A price that does not fit is none: part of a number is another one.
    price: amount.length <= 28 ? amount : "",
    badge: cut(marks[badge], 22),
  });
}
