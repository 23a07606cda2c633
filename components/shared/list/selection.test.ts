import { expect, it } from "vitest";
import { nothingSelected, toggleAll, toggleRow } from "./selection";

const ids = ["a", "b", "c", "d", "e"];
const chosen = (state: { selected: ReadonlySet<string> }) => [...state.selected].sort().join("");

it("switches a row on and off", () => {
  const on = toggleRow(nothingSelected, ids, "b", false);
  expect(chosen(on)).toBe("b");
  expect(chosen(toggleRow(on, ids, "b", false))).toBe("");
});

it("takes with shift all rows from the last one switched, in both directions", () => {
  const one = toggleRow(nothingSelected, ids, "b", false);
  expect(chosen(toggleRow(one, ids, "d", true))).toBe("bcd");
  const other = toggleRow(nothingSelected, ids, "d", false);
  expect(chosen(toggleRow(other, ids, "a", true))).toBe("abcd");
});

it("switches a range off when the row clicked was on", () => {
  const all = toggleAll(nothingSelected, ids);
  const without = toggleRow(all, ids, "b", false);
  expect(chosen(toggleRow(without, ids, "d", true))).toBe("ae");
});

it("takes only the row when the range's beginning is no longer shown", () => {
  const one = toggleRow(nothingSelected, ids, "b", false);
  expect(chosen(toggleRow(one, ["x", "y", "z"], "z", true))).toBe("bz");
});

it("selects all, and none when all are selected", () => {
  const all = toggleAll(nothingSelected, ids);
  expect(chosen(all)).toBe("abcde");
  expect(chosen(toggleAll(all, ids))).toBe("");
});
