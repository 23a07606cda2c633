import { expect, it } from "vitest";
import { moved, rangeOf, scalesOf, stepsOf, stretchesOf, within, zoomed } from "./window";

const day = 86_400_000;
const at = (n: number, price: number | null) => ({ at: new Date(n * day).toISOString(), price });
const points = [at(0, 100), at(10, 80), at(20, null)];

it("shows of each offer what lies in the window", () => {
  expect(
    stretchesOf(points, { from: 5 * day, to: 15 * day }).map(({ from, to }) => [from / day, to / day]),
  ).toEqual([
    [5, 10],
    [10, 15],
  ]);
  expect(stretchesOf(points, { from: 12 * day, to: 30 * day })).toHaveLength(2);
});

it("has room around the prices in view, and none for what has no price", () => {
  expect(rangeOf([100, 80, null])).toEqual({ low: 77, high: 103 });
  expect(rangeOf([null])).toBeUndefined();
});

it("draws a price until it changes, and a gap where there is none", () => {
  const window = { from: 0, to: 40 * day };
  const stretches = stretchesOf([...points, at(30, 90)], window);
  expect(stepsOf(stretches, ({ price }) => price, scalesOf(window, { low: 80, high: 100 }))).toBe(
    "M0.0 0.0H250.0L250.0 1000.0H500.0M750.0 500.0H1000.0",
  );
});

it("zooms and moves within the whole", () => {
  const whole = { from: 0, to: 100 * day };
  const half = zoomed(whole, whole);
  expect(half).toEqual({ from: 25 * day, to: 75 * day });
  expect(moved(whole, half, 1)).toEqual({ from: 50 * day, to: 100 * day });
  expect(moved(whole, moved(whole, half, 1), 1)).toEqual({ from: 50 * day, to: 100 * day });
  expect(within(whole, { from: 10, to: 20 }).to - within(whole, { from: 10, to: 20 }).from).toBe(day / 4);
  expect(within(whole, { from: -day, to: 200 * day })).toEqual(whole);
});
