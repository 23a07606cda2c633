import type { CrawlKind } from "@/server/modules/crawling";
import type { PageReading } from "@/server/modules/extraction";
import type { Availability } from "./kinds";

/** A value's origin, and how sure it is, from 0 to 1. */
export type FieldSources = Partial<Record<string, { sources: PageReading["sources"]; confidence: number }>>;

/** What the next reading of a page is compared with. */
export type KeptLayout = Pick<PageReading, "kind" | "sources"> & { priced: boolean };

/** A variant as its page tells it, with amounts in minor units. */
export interface KeptVariant {
  name?: string;
  sku?: string;
  gtin?: string;
  url?: string;
  priceMinor?: number;
  currency?: string;
  availability?: Availability;
  options: Record<string, string>;
}

/** What a product is offered for. */
export interface Offer {
  priceMinor: number | null;
  currency: string | null;
  listPriceMinor: number | null;
  availability: Availability | null;
}

/** An offer that one look has seen, and another is to confirm. */
export type Pending = Offer;

/** What the crawl of a job has counted, and what it was found to be. */
export interface JobResult {
  kind: CrawlKind | null;
  found: number;
  fetched: number;
  unchanged: number;
  read: number;
  problems: number;
}
