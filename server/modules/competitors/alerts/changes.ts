import type { Offer } from "../kept";
import type { AlertKind } from "../kinds";

/** Something that somebody may want to be told of. */
export interface Change {
  kind: AlertKind;
  fromMinor: number | null;
  toMinor: number | null;
  currency: string | null;
  /** By how much the price moved, in tenths of a per cent, without its sign. */
  permille: number | null;
}

const cannotBeHad = new Set(["out_of_stock", "discontinued", "gone"]);
const isOut = ({ availability }: Offer) => availability !== null && cannotBeHad.has(availability);
const isPromoted = ({ priceMinor, listPriceMinor }: Offer) =>
  priceMinor !== null && listPriceMinor !== null && listPriceMinor > priceMinor;

/** What has changed from one offer to the next. A product that is seen for the first time has none before. */
export function changesOf(before: Offer | null, after: Offer): Change[] {
  const prices = {
    fromMinor: before?.priceMinor ?? null,
    toMinor: after.priceMinor,
    currency: after.currency,
    permille: null,
  };
  if (!before) return [{ ...prices, kind: "new_product" }];
  const found: Change[] = [];
  const [from, to] = [before.priceMinor, after.priceMinor];
  if (from !== null && to !== null && from !== to && before.currency === after.currency) {
    const permille = from > 0 ? Math.min(100_000, Math.round((Math.abs(to - from) / from) * 1000)) : null;
    found.push({ ...prices, kind: to < from ? "drop" : "rise", permille });
  }
  if (isPromoted(after) && !isPromoted(before)) {
    const list = after.listPriceMinor ?? 0;
    const permille = Math.round(((list - (to ?? list)) / list) * 1000);
    found.push({ ...prices, kind: "promotion", fromMinor: list, permille });
  }
  if (isOut(after) && !isOut(before)) found.push({ ...prices, kind: "out_of_stock" });
  if (isOut(before) && !isOut(after)) found.push({ ...prices, kind: "back_in_stock" });
  return found;
}
