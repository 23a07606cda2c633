/** Where a value was read. */
export type Source = "json-ld" | "microdata" | "rdfa" | "meta" | "state" | "structure" | "address" | "model";

/** A value with where it came from and how sure it is. */
export interface Field<Value> {
  value: Value;
  /** All sources that say so, the strongest first. */
  sources: Source[];
  /** 0 to 1; what several sources agree on is surer. */
  confidence: number;
}

/** An amount of money as a page tells it. */
export interface Money {
  /** An exact plain decimal in units of the currency: `1049.95`. */
  value: string;
  /** ISO 4217, or IRT for the toman; absent when nothing tells. */
  currency?: string;
  /** Minor units of the currency; absent without one. */
  amount?: number;
}

export type Availability = "in_stock" | "out_of_stock" | "preorder" | "backorder" | "discontinued";

export interface Rating {
  value: number;
  /** The best that can be given. */
  best: number;
  count?: number;
}

export interface Variant {
  name?: string;
  sku?: string;
  gtin?: string;
  address?: string;
  price?: Money;
  compareAt?: Money;
  availability?: Availability;
  /** What sets it apart: `{ Size: "XL" }`. */
  options: Record<string, string>;
}

/** A product as its page tells it. What no source tells is absent. */
export interface ProductReading {
  name?: Field<string>;
  price?: Field<Money>;
  /** The highest of several prices, where `price` is the lowest. */
  priceUpTo?: Field<Money>;
  compareAt?: Field<Money>;
  availability?: Field<Availability>;
  sku?: Field<string>;
  gtin?: Field<string>;
  mpn?: Field<string>;
  brand?: Field<string>;
  description?: Field<string>;
  images?: Field<string[]>;
  rating?: Field<Rating>;
  variants: Variant[];
}

/** A product that a listing shows. */
export interface ListedProduct {
  address: string;
  name?: string;
  price?: Money;
  compareAt?: Money;
  image?: string;
}

export interface PageReading {
  kind: "product" | "listing" | "other";
  /** How sure the kind is, 0 to 1. */
  confidence: number;
  /** The address that the page gives itself, or the one that it was fetched from. */
  canonical: string;
  /** BCP 47. */
  language?: string;
  /** What the shop calls itself. */
  siteName?: string;
  /** Present on pages of kind `product`, and on those that were known to be one. */
  product?: ProductReading;
  /** Products that the page links to with their prices; of a listing its own, of a product the related ones. */
  listed: ListedProduct[];
  /** Further pages of a listing. */
  pagination: string[];
  /** Sources that said something of the product: what a later reading is compared with. */
  sources: Source[];
}
