import { likeness } from "../page/landmarks";
import type { Page } from "../page/page";
import { type Item, textOf } from "./item";
import type { SourceReading } from "./reading";
import { productsIn, readProduct } from "./schema-product";

/** As alike names have to be for two descriptions of one product. */
const alike = 0.9;

/** The main product of those that a page describes in one syntax, its variants put together. */
export function readSchema(
  items: readonly Item[],
  source: "json-ld" | "microdata" | "rdfa",
  page: Page,
): SourceReading[] {
  const products = productsIn(items);
  const title = page.metas.get("og:title")?.[0] ?? page.title;
  const scored = products.map((item, i) => {
    const name = textOf(item, "name") ?? "";
    const priced = item.props.has("offers") || item.props.has("hasVariant") ? 0.6 : 0;
    return { item, name, score: likeness(name, title) + priced - i * 0.01 };
  });
  const [main] = scored.toSorted((a, b) => b.score - a.score);
  if (!main) return [];
  const reading = readProduct(main.item, source);
  // Sizes and colours that are described as products of the same name.
  const twins = scored.filter(
    ({ item, name }) => item !== main.item && name && likeness(name, main.name) >= alike,
  );
  if (twins.length === 0 || products.length > 60) return [reading];
  const all = [reading, ...twins.map(({ item }) => readProduct(item, source))];
  const stocks = all.map(({ availability }) => availability);
  const variants = all.flatMap(({ name, skus, gtins, prices, availability }) => ({
    name,
    sku: skus[0],
    gtin: gtins[0],
    availability,
    price: prices[0] && { value: prices[0].text, currency: prices[0].currency },
    options: {},
  }));
  return [
    {
      ...reading,
      availability: stocks.includes("in_stock") ? "in_stock" : reading.availability,
      prices: all.flatMap(({ prices }) => prices),
      variants: reading.variants.length > 0 ? reading.variants : variants,
    },
  ];
}
