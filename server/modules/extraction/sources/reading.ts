import type { Availability, Rating, Source, Variant } from "../types";

/** A price as a source writes it. */
export interface SourcePrice {
  /** As written: a plain decimal, or with marks and a currency. */
  text: string;
  /** A code or sign that stands beside it. */
  currency?: string;
  /** `was` holds no longer; `low` and `high` are the ends of a range. */
  role: "price" | "was" | "low" | "high";
  /** A number of JSON or a script, where a point can only be the decimal mark. */
  numeric?: boolean;
}

/** What one source says of the product of a page. Absent is what it does not say. */
export interface SourceReading {
  source: Source;
  name?: string;
  description?: string;
  brand?: string;
  skus: string[];
  gtins: string[];
  mpn?: string;
  images: string[];
  rating?: Rating;
  availability?: Availability;
  prices: SourcePrice[];
  variants: Variant[];
  /** The page's address says which of the variants is shown, and the first number is that one's. */
  selected?: boolean;
}

export const emptyReading = (source: Source): SourceReading => ({
  source,
  skus: [],
  gtins: [],
  images: [],
  prices: [],
  variants: [],
});
