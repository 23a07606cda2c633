/** A span of time, in milliseconds. */
export interface Window {
  from: number;
  to: number;
}

/** Something that holds from a moment on. */
interface Point {
  at: string;
}

/** A stretch of the chart: from one moment to another, one point held. */
export interface Stretch<P extends Point> extends Window {
  point: P;
}

/** What held when, within a window; each point holds until the next. */
export function stretchesOf<P extends Point>(points: readonly P[], { from, to }: Window): Stretch<P>[] {
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

/** The prices that a chart has room for. */
export interface Range {
  low: number;
  high: number;
}

/** Lowest and highest of the prices in view, with room around them; undefined where there is none. */
export function rangeOf(prices: readonly (number | null)[]): Range | undefined {
  const known = prices.flatMap((price) => price ?? []);
  if (known.length === 0) return undefined;
  const least = known.reduce((a, b) => Math.min(a, b));
  const most = known.reduce((a, b) => Math.max(a, b));
  const room = Math.max((most - least) * 0.15, most * 0.02, 1);
  return { low: Math.max(0, Math.floor(least - room)), high: Math.ceil(most + room) };
}

/** Where a moment and a price stand in a chart, from 0 to 1: in the direction of reading, and downwards. */
export const scalesOf = (window: Window, { low, high }: Range) => ({
  x: (at: number) => (at - window.from) / (window.to - window.from),
  y: (price: number) => 1 - (price - low) / (high - low),
});

/** A line of steps through stretches, in a drawing of 1,000 by 1,000: a price holds until it changes, and a gap is a gap. */
export function stepsOf<P extends Point>(
  stretches: readonly Stretch<P>[],
  priceOf: (point: P) => number | null,
  { x, y }: ReturnType<typeof scalesOf>,
): string {
  const thousandth = (share: number) => (share * 1000).toFixed(1);
  return stretches
    .flatMap(({ point, from, to }, n) => {
      const price = priceOf(point);
      if (price === null) return [];
      const before = stretches[n - 1];
      const joined = before?.to === from && priceOf(before.point) !== null;
      return [`${joined ? "L" : "M"}${thousandth(x(from))} ${thousandth(y(price))}H${thousandth(x(to))}`];
    })
    .join("");
}
