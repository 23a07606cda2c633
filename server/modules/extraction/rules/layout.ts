import type { PageReading, Source } from "../types";

/** What is kept of a reading, for the next one of the same page. */
export type Layout = Pick<PageReading, "kind" | "sources"> & { priced: boolean };

export const layoutOf = ({ kind, sources, product }: PageReading): Layout => ({
  kind,
  sources,
  priced: product?.price !== undefined,
});

/** Sources that a shop changes on purpose only: what comes and goes with a visit does not count. */
const lasting: readonly Source[] = ["json-ld", "microdata", "rdfa", "meta", "state"];

export interface Broken {
  /** Sources that told of the product before, and tell nothing now. */
  lost: Source[];
  /** No price can be read although there was one: the page is to be looked at, not read as "price gone". */
  unreadable: boolean;
}

/** Whether a page that was readable has lost what it was read by; undefined when it reads as before. */
export function layoutBroke(before: Layout, now: PageReading): Broken | undefined {
  if (before.kind !== "product") return undefined;
  const lost = before.sources.filter((source) => lasting.includes(source) && !now.sources.includes(source));
  const soldOut = now.product?.availability && now.product.availability.value !== "in_stock";
  const unreadable =
    now.kind !== "product" || (before.priced && now.product?.price === undefined && !soldOut);
  return lost.length > 0 || unreadable ? { lost, unreadable } : undefined;
}
