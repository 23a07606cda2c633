import fc from "fast-check";
import { expect, it } from "vitest";
import { axisMarks, labelEvery } from "./chart-scale";
import { linePoints } from "./sparkline";

it.each([
  [7, [0, 2, 4, 6, 8]],
  [100, [0, 25, 50, 75, 100]],
  [0.9, [0, 0.25, 0.5, 0.75, 1]],
  [0, [0, 1]],
])("marks an axis up to %d", (greatest, marks) => {
  expect(axisMarks(greatest)).toEqual(marks);
});

it("always reaches the greatest value, and with few marks", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (greatest) => {
      const marks = axisMarks(greatest);
      expect(marks.at(-1)).toBeGreaterThanOrEqual(greatest * (1 - 1e-6));
      expect(marks.at(-2)).toBeLessThan(greatest);
      expect(marks.length).toBeLessThanOrEqual(6);
    }),
  );
});

it("writes as many labels as fit", () => {
  expect(labelEvery(30, 8)).toBe(4);
  expect(labelEvery(5, 8)).toBe(1);
});

it("keeps a line within its box, and a flat one in the middle", () => {
  expect(linePoints([3, 3], 100, 20, 2)).toEqual([
    [2, 10],
    [98, 10],
  ]);
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 2, maxLength: 50 }), (values) => {
      for (const [x, y] of linePoints(values, 100, 20, 2)) {
        expect(x >= 2 && x <= 98.001 && y >= 1.999 && y <= 18.001).toBe(true);
      }
    }),
  );
});

it("counts in whole things where asked to", () => {
  expect(axisMarks(1, 4, 1)).toEqual([0, 1]);
  expect(axisMarks(3, 4, 1)).toEqual([0, 1, 2, 3]);
  expect(axisMarks(9, 4, 1)).toEqual([0, 5, 10]);
});
