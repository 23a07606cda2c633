import { likeness } from "../page/landmarks";
import type { Page } from "../page/page";
import { here } from "./here";
import { type Item, isOf, textOf } from "./item";
import type { SourceReading } from "./reading";
import { productsIn, readProduct } from "./schema-product";

/** As alike names have to be for two descriptions of one product. */
const alike = 0.9;

/** A page that describes its offer alone means its product by it. */
function withOffer(products: Item[], items: readonly Item[]): Item[] {
  const offers = items.filter((item) => isOf(item, "offer", "aggregateoffer"));
  const [only, ...more] = offers;
  if (!only || more.length > 0) return products;
  const [first, ...others] = products;
  if (!first) return [{ types: ["product"], props: new Map([["offers", [only]]]) }];
  // It stands beside its product, not in it.
  if (others.length > 0 || first.props.has("offers")) return products;
  return [{ ...first, props: new Map([...first.props, ["offers", [only]]]) }];
}

/** The main product of those that a page describes in one syntax, its variants put together. */
export function readSchema(
  items: readonly Item[],
  source: "json-ld" | "microdata" | "rdfa",
  page: Page,
): SourceReading[] {
  const products = withOffer(productsIn(items), items);
  const isHere = here(page.address);
  const title = page.metas.get("og:title")?.[0] ?? page.title;
  const scored = products.map((item, i) => {
    const name = textOf(item, "name") ?? "";
    const priced = item.props.has("offers") || item.props.has("hasVariant") ? 0.6 : 0;
    return { item, name, score: likeness(name, title) + priced - i * 0.01 };
  });
  const [main] = scored.toSorted((a, b) => b.score - a.score);
  if (!main) return [];
  const reading = readProduct(main.item, source, isHere);
  // Sizes and colours that are described as products of the same name.
  const twins = scored.filter(
    ({ item, name }) => item !== main.item && name && likeness(name, main.name) >= alike,
  );
  if (twins.length === 0 || products.length > 60) return [reading];
  const twin = twins.find(({ item }) => isHere(textOf(item, "url") ?? ""));
  const shown = twin && !isHere(textOf(main.item, "url") ?? "") ? readProduct(twin.item, source) : undefined;
  if (shown) return [shown];
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
