import { Cells, Columns, gramsPer } from "./columns";
import { readList, splitList, unescapeItem } from "./lists";
import type { ParseOptions } from "./parsed";
import { plainText } from "./rich-text";
import type { RawRecord } from "./table";

/**
 * WooCommerce's product file (github.com/woocommerce/woocommerce/wiki/Product-CSV-Import-Schema), with the columns
 * that common plugins add for codes, costs and search engines.
 */
const names = {
  id: ["ID"],
  type: ["Type"],
  sku: ["SKU"],
  barcode: [
    "GTIN, UPC, EAN, or ISBN",
    "Meta: _global_unique_id",
    "Meta: _ean",
    "Meta: _gtin",
    "Meta: _barcode",
  ],
  name: ["Name"],
  published: ["Published"],
  shortDescription: ["Short description"],
  description: ["Description"],
  saleStarts: ["Date sale price starts"],
  saleEnds: ["Date sale price ends"],
  inStock: ["In stock?"],
  stock: ["Stock"],
  weightG: ["Weight (g)"],
  weightKg: ["Weight (kg)", "Weight"],
  weightLb: ["Weight (lbs)", "Weight (lb)"],
  weightOz: ["Weight (oz)"],
  salePrice: ["Sale price"],
  regularPrice: ["Regular price"],
  cost: ["Cost of goods", "Meta: _cogs_total_value", "Meta: _wc_cog_cost", "Meta: _alg_wc_cog_cost"],
  categories: ["Categories"],
  tags: ["Tags"],
  brands: ["Brands", "Brand"],
  images: ["Images"],
  parent: ["Parent"],
  externalUrl: ["External URL"],
  position: ["Position"],
  seoTitle: ["Meta: _yoast_wpseo_title", "Meta: rank_math_title", "Meta: _aioseo_title"],
  seoDescription: ["Meta: _yoast_wpseo_metadesc", "Meta: rank_math_description", "Meta: _aioseo_description"],
};
export type WooField = keyof typeof names;

const weights = [
  ["weightG", "g"],
  ["weightKg", "kg"],
  ["weightLb", "lb"],
  ["weightOz", "oz"],
] as const;

export interface WooAttribute {
  name: string;
  values: string[];
}

/** The columns of a WooCommerce file, with its numbered ones. */
export class WooColumns extends Columns<WooField> {
  private readonly attributePairs: [number, number][] = [];

  constructor(header: string[]) {
    super(header, names);
    const places = new Map(header.map((name, index) => [name.trim().toLowerCase(), index]));
    for (let n = 1; n <= 100; n++) {
      const name = places.get(`attribute ${n} name`);
      const values = places.get(`attribute ${n} value(s)`);
      if (name !== undefined && values !== undefined) this.attributePairs.push([name, values]);
    }
  }

  /** The attributes that a row names; a variation's with no value means "any of them". */
  attributes(record: RawRecord): WooAttribute[] {
    return this.attributePairs.flatMap(([nameAt, valuesAt]) => {
      const name = plainText(record.cells[nameAt] ?? "").trim();
      return name ? [{ name, values: readList(record.cells[valuesAt] ?? "").map(plainText) }] : [];
    });
  }

  /** The places of the cells that make a variant: few and short, so that those of a whole file can be kept. */
  variantPlaces(): Set<number> {
    const own = [
      "sku",
      "barcode",
      "published",
      "saleStarts",
      "saleEnds",
      "inStock",
      "stock",
      "salePrice",
    ] as const;
    const more = [
      "regularPrice",
      "cost",
      "images",
      "parent",
      "position",
      ...weights.map(([field]) => field),
    ] as const;
    const places = [...own, ...more].flatMap((field) => this.place(field) ?? []);
    return new Set([...places, ...this.attributePairs.flat()]);
  }

  hasAttributes(): boolean {
    return this.attributePairs.length > 0;
  }

  hasWeight(): boolean {
    return weights.some(([field]) => this.has(field));
  }

  /** Whether a row is a variant of another row's product; types come as `variation` or `variation, virtual`. */
  isVariation(record: RawRecord): boolean {
    return /(?:^|,)\s*variation\s*(?:,|$)/i.test(this.text(record, "type"));
  }
}

/** The moment of a sale's start or end: a date, a date with time, or a day as a spreadsheet counts. */
function momentOf(text: string): number {
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return (Number(text) - 25_569) * 86_400_000;
  return Date.parse(text.replace(" ", "T"));
}

/** Reads cells as WooCommerce means them. */
export class WooCells extends Cells<WooField> {
  constructor(
    override readonly columns: WooColumns,
    private readonly options: ParseOptions,
  ) {
    super(columns, options.currency, "plain");
  }

  /** What is asked for now, and the regular price where that is a sale's. */
  prices(record: RawRecord): { price: number | undefined; compareAtPrice: number | undefined } {
    const regular = this.amount(record, "regularPrice");
    const sale = this.amount(record, "salePrice");
    if (sale === undefined || !this.onSale(record)) return { price: regular, compareAtPrice: undefined };
    const reduced = regular !== undefined && sale < regular;
    return { price: sale, compareAtPrice: reduced ? regular : undefined };
  }

  private onSale(record: RawRecord): boolean {
    const now = this.options.now.getTime();
    const starts = momentOf(this.text(record, "saleStarts"));
    const ends = momentOf(this.text(record, "saleEnds"));
    return !(starts > now) && !(ends < now);
  }

  /** Units on hand; 0 where only "not in stock" is known; undefined where stock is not counted or the parent's. */
  stock(record: RawRecord): number | undefined {
    const stock = this.text(record, "stock");
    if (stock && !/^parent$/i.test(stock)) return this.whole(record, "stock");
    return /^(?:0|no|false)$/i.test(this.text(record, "inStock")) ? 0 : undefined;
  }

  weight(record: RawRecord): number | undefined {
    for (const [field, unit] of weights) {
      if (this.text(record, field)) return this.grams(record, field, gramsPer[unit] ?? 1);
    }
    return undefined;
  }

  /** Addresses of images. The column separates them by commas, which addresses may contain themselves. */
  images(record: RawRecord): string[] {
    const urls = this.text(record, "images").split(/\s*,\s*(?=https?:\/\/)/i);
    return [...new Set(urls.map((url) => url.replaceAll("\\,", ",").trim()))].filter((url) =>
      /^https?:/i.test(url),
    );
  }

  /**
   * The most specific of a product's categories as a path, and the others' last names as tags, so that none is lost.
   */
  categories(record: RawRecord): { category: string; tags: string[] } {
    const paths = splitList(this.text(record, "categories"), ",")
      .map((path) =>
        path.split(/\s*>\s*/).map((name) => plainText(unescapeItem(name)).replaceAll(">", "›").trim()),
      )
      .map((path) => path.filter(Boolean))
      .filter((path) => path.length > 0);
    const deepest = paths.reduce((best, path) => (path.length > best.length ? path : best), [] as string[]);
    const above = (path: string[]) => path.every((name, i) => name === deepest[i]);
    const tags = paths.filter((path) => !above(path)).flatMap((path) => path.at(-1) ?? []);
    return { category: deepest.join(" > "), tags };
  }

  /** A rich text; the exporter writes line ends as the two characters `\n`. */
  richText(record: RawRecord, field: "description" | "shortDescription"): string {
    return this.text(record, field).replace(/\\\\n|\\n/g, (match) => (match.length === 3 ? "\\n" : "\n"));
  }

  /** A text of an SEO plugin, unless it is a template (`%%title%% %%sep%%`) that only the plugin can fill in. */
  seo(record: RawRecord, field: "seoTitle" | "seoDescription"): string {
    const text = plainText(this.text(record, field));
    return /%%?\w+%/.test(text) ? "" : text;
  }
}
