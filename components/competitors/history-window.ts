import type { PriceHistory } from "@/server/modules/competitors/contract";

type Point = PriceHistory["points"][number];

/** A span of time, in milliseconds. */
export interface Window {
  from: number;
  to: number;
}

/** A stretch of the chart: from one moment to another, one offer held. */
export interface Stretch extends Window {
  point: Point;
}

/** Offers that cannot be bought are shaded. */
const cannotBeHad = new Set(["out_of_stock", "discontinued", "gone"]);
export const isOut = ({ availability }: Point) => availability !== null && cannotBeHad.has(availability);

/** What held when, within a window; each offer holds until the next. */
export function stretchesOf(points: readonly Point[], { from, to }: Window): Stretch[] {
  return points.flatMap((point, n) => {
    const begins = Math.max(Date.parse(point.at), from);
    const next = points[n + 1];
    const ends = Math.min(next ? Date.parse(next.at) : to, to);
    return ends > begins || (begins >= from && begins === to) ? [{ point, from: begins, to: ends }] : [];
  });
}

/** The shortest span that can be looked at. */
const shortest = 6 * 3_600_000;

/** A window moved or resized so that it stays within the whole, and not too small. */
export function within(whole: Window, wanted: Window): Window {
  const length = Math.min(whole.to - whole.from, Math.max(shortest, wanted.to - wanted.from));
  const from = Math.min(Math.max(wanted.from, whole.from), whole.to - length);
  return { from, to: from + length };
}

/** The window in its half, around its middle. */
export function zoomed(whole: Window, { from, to }: Window): Window {
  const quarter = (to - from) / 4;
  return within(whole, { from: from + quarter, to: to - quarter });
}

/** The window half its length earlier or later. */
export function moved(whole: Window, { from, to }: Window, direction: -1 | 1): Window {
  const by = ((to - from) / 2) * direction;
  return within(whole, { from: from + by, to: to + by });
}

/** Lowest and highest price in view, with room around them; undefined where there is none. */
export function rangeOf(stretches: readonly Stretch[]): { low: number; high: number } | undefined {
  const prices = stretches.flatMap(({ point: { priceMinor } }) => (priceMinor === null ? [] : [priceMinor]));
  if (prices.length === 0) return undefined;
  const [least, most] = [Math.min(...prices), Math.max(...prices)];
  const room = Math.max((most - least) * 0.15, most * 0.02, 1);
  return { low: Math.max(0, Math.floor(least - room)), high: Math.ceil(most + room) };
}
