import { readLabels } from "../page/labels";
import { findLandmarks, type Landmarks, likeness } from "../page/landmarks";
import type { Attributed, Page } from "../page/page";
import { seenPrices } from "../page/prices";
import { type RankedPrice, rankPrices } from "../page/rank-prices";
import { seenStock } from "../page/stock";
import { walk } from "../page/walk";
import { Zone } from "../page/zones";
import { PriceReader } from "../price/mentions";
import { isIdentifier } from "../sources/identifiers";
import type { Item } from "../sources/item";
import { readJsonLd } from "../sources/json-ld";
import { readMeta } from "../sources/meta";
import type { SourceReading } from "../sources/reading";
import { readSchema } from "../sources/schema-page";
import { readState } from "../sources/state";
import type { Field, PageReading, ProductReading, Source } from "../types";
import { addressIds, type LooseId } from "./address-ids";
import { chooseAvailability } from "./choose-availability";
import { chooseGtin, chooseSku, chooseText } from "./choose-identity";
import { choosePrices, moneyOf } from "./choose-price";
import { classify } from "./classify";
import { absolute, listedProducts, paginationOf } from "./listing";
import { siteNameOf } from "./site-name";

const longestDescription = 5000;
const mostImages = 20;
const longestEcho = 400;
/** How many texts may stand between the button and what is hidden beside it. */
const nearButton = 25;

/** All that was found on a page, before and after it was weighed. */
export interface Examined {
  page: Page;
  marks: Landmarks;
  ranked: RankedPrice[];
  reader: PriceReader;
  reading: PageReading;
}

export interface Known {
  /** What the page was when it was read before: a product that is watched is told whatever the page looks like now. */
  kind?: "product";
}

/**
 * Reads a page by rules: what it says in data (JSON-LD, microdata, RDFa, meta tags, the state of its scripts) and what
 * it shows. The page is parsed once and walked once.
 * @param address where it was fetched from: its country, its ids and its relative links are read from it
 */
export function readPage(html: string, address: string, known: Known = {}): PageReading {
  return examine(html, address, known).reading;
}

/** The same, with all that was weighed. */
export function examine(html: string, address: string, { kind: expected }: Known = {}): Examined {
  const page = walk(html, address);
  const things = readJsonLd(page.jsonLd);
  const head = readMeta(page);
  const readings: SourceReading[] = [
    ...readSchema(things, "json-ld", page),
    ...readSchema(page.microdata, "microdata", page),
    ...readSchema(page.rdfa, "rdfa", page),
    head,
  ];
  const named = readings.flatMap(({ name }) => name ?? []);
  const marks = findLandmarks(page, named);
  readings.push(stateOf(page, marks, named));
  const currency = readings.flatMap(({ source, prices }) =>
    source === "state" ? [] : prices.flatMap((price) => price.currency ?? []),
  )[0];
  const reader = new PriceReader({ language: page.language, address, currency });
  const seen = seenPrices(page, reader, marks.ignored);
  const ranked = rankPrices(seen, marks, echoesIn(page, reader));
  readings.push(readLabels(page, marks));
  const product = weigh(page, marks, readings, ranked, reader);
  const every: Item[] = [...things, ...page.microdata, ...page.rdfa];
  // A seller or a brand that stands beside the product's own price is no product.
  const others = ranked
    .filter(({ repeated, mention }) => repeated || mention.value !== product.price?.value.value)
    .sort((a, b) => a.order - b.order);
  const listed = listedProducts(page, others, every, product.price?.value.currency);
  const kind = classify(page, marks, product, ranked[0], readings, every, listed.length);
  const told = kind.kind === "product" || expected === "product";
  const canonical = page.linked.get("canonical") ?? page.metas.get("og:url")?.[0];
  const siteName = siteNameOf(page, every, product.name?.value);
  const reading: PageReading = {
    ...kind,
    canonical: (canonical && absolute(canonical, page)) || address,
    ...(page.language && { language: page.language }),
    ...(siteName && { siteName }),
    ...(told && { product }),
    listed,
    pagination: paginationOf(page),
    sources: told ? sourcesOf(readings, product) : [],
  };
  return { page, marks, ranked, reader, reading };
}

/** Prices in the texts that a shop writes for search engines: usually the one that holds. */
function echoesIn({ title, metas }: Page, reader: PriceReader): Set<string> {
  const texts = [
    title,
    ...["description", "og:description", "og:title"].flatMap((name) => metas.get(name) ?? []),
  ];
  return new Set(
    texts.flatMap((text) => reader.mentions(text.slice(0, longestEcho)).map(({ value }) => value)),
  );
}

function stateOf(page: Page, marks: Landmarks, named: readonly string[]): SourceReading {
  const names = [marks.title, ...named].filter((name) => name !== undefined);
  const ids = new Set(addressIds(page.address).map(({ id }) => id));
  return readState(page, {
    fits: (name) => Math.max(0, ...names.map((one) => likeness(one, name))),
    knows: (id) => id.length > 3 && ids.has(id),
  });
}

/** Sources that told the price, or anything that only a product has. */
function sourcesOf(readings: readonly SourceReading[], product: ProductReading): Source[] {
  const told = readings.filter(({ prices, skus, gtins }) => prices.length + skus.length + gtins.length > 0);
  return [...new Set([...told.map(({ source }) => source), ...(product.price?.sources ?? [])])];
}

/** Puts together what the sources say of the product. */
function weigh(
  page: Page,
  marks: Landmarks,
  readings: readonly SourceReading[],
  ranked: readonly RankedPrice[],
  reader: PriceReader,
): ProductReading {
  const prices = choosePrices(readings, ranked, reader);
  const shown: SourceReading[] = marks.title
    ? [
        ...readings,
        { source: "structure", name: marks.title, skus: [], gtins: [], images: [], prices: [], variants: [] },
      ]
    : [...readings];
  const stock = seenStock(page, marks, prices.price !== undefined);
  const currency = prices.price?.value.currency;
  const variants = readings.find((reading) => reading.variants.length > 0)?.variants ?? [];
  const fields: Omit<ProductReading, "variants"> = {
    name: chooseText(shown, ({ name }) => name),
    ...prices,
    availability: chooseAvailability(readings, stock),
    sku: chooseSku(readings, addressIds(page.address), hiddenIds(page, marks)),
    gtin: chooseGtin(readings),
    mpn: chooseText(readings, ({ mpn }) => mpn),
    brand: chooseText(readings, ({ brand }) => brand),
    description: chooseText(readings, ({ description }) => description?.slice(0, longestDescription)),
    images: imagesOf(page, marks, readings),
    rating: ratingOf(readings),
  };
  const told = Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined));
  return {
    ...told,
    variants: variants.map((variant) => ({
      ...variant,
      ...(variant.price && {
        price: inMoney(variant.price.value, variant.price.currency ?? currency, reader),
      }),
      ...(variant.compareAt && { compareAt: inMoney(variant.compareAt.value, currency, reader) }),
      ...(variant.address && { address: absolute(variant.address, page) ?? variant.address }),
    })),
  };
}

/** Numbers that elements near the product's button have for scripts, and those that its form sends: ids of the system. */
function hiddenIds({ skus, sent }: Page, { buy, titleAt, ignored, relatedAt }: Landmarks): LooseId[] {
  const at = buy?.order ?? titleAt ?? 0;
  const likeliest = (values: readonly Attributed[], weight: number) => {
    const near = values.filter(
      ({ value, zones, order }) =>
        !(zones & ~ignored & (Zone.chrome | Zone.related)) &&
        order < relatedAt &&
        Math.abs(order - at) < nearButton &&
        /\d/.test(value) &&
        isIdentifier(value),
    );
    const [first] = near.toSorted((a, b) => Math.abs(a.order - at) - Math.abs(b.order - at));
    return first ? [{ id: first.value, weight }] : [];
  };
  return [...likeliest(skus, 0.4), ...likeliest(sent, 0.3)];
}

function inMoney(text: string, currency: string | undefined, reader: PriceReader) {
  const plain = /^\d+(?:\.\d+)?$/.test(text) ? String(Number(text)) : reader.mentions(text, true)[0]?.value;
  return moneyOf(plain ?? "0", currency && (reader.currencyOf(currency) ?? currency));
}

/** Pictures that data tell; else those near the title. */
function imagesOf(
  page: Page,
  marks: Landmarks,
  readings: readonly SourceReading[],
): Field<string[]> | undefined {
  const told = readings.filter(({ images }) => images.length > 0);
  const sources = told.map(({ source }) => source);
  const first = told[0]?.images ?? [];
  const shown = page.pictures.filter(
    ({ order, zones, itemprop }) =>
      itemprop ||
      (marks.titleAt !== undefined &&
        Math.abs(order - marks.titleAt) < 30 &&
        !(zones & ~marks.ignored & (Zone.chrome | Zone.related | Zone.hidden))),
  );
  const addresses = (first.length > 0 ? first : shown.map(({ src }) => src)).flatMap(
    (src) => absolute(src, page) ?? [],
  );
  const value = [...new Set(addresses)].slice(0, mostImages);
  if (value.length === 0) return undefined;
  const confidence = first.length > 0 ? Math.min(0.97, 0.8 + 0.08 * (sources.length - 1)) : 0.5;
  return { value, sources: first.length > 0 ? sources : ["structure"], confidence };
}

function ratingOf(readings: readonly SourceReading[]): ProductReading["rating"] {
  const told = readings.flatMap(({ source, rating }) => (rating ? [{ source, rating }] : []));
  const [first] = told;
  if (!first) return undefined;
  const agreeing = told.filter(({ rating }) => Math.abs(rating.value - first.rating.value) < 0.06);
  return {
    value: first.rating,
    sources: [...new Set(agreeing.map(({ source }) => source))],
    confidence: Math.min(0.97, 0.8 + 0.1 * (agreeing.length - 1)),
  };
}
