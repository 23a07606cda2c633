import { expect, it } from "vitest";
import { neighboursIn } from "./neighbours";

it("finds what stands before and after a row, and nothing beyond the ends", () => {
  const stored = JSON.stringify(["a", "b", "c"]);
  expect(neighboursIn(stored, "b")).toEqual({ previous: "a", next: "c" });
  expect(neighboursIn(stored, "a")).toEqual({ previous: undefined, next: "b" });
  expect(neighboursIn(stored, "c")).toEqual({ previous: "b", next: undefined });
});

it("knows nothing where the list did not show the row, or what is kept is not its own", () => {
  for (const stored of [null, "[]", '["a"]', '["b","c"]', "{", '{"a":1}', "[1,2]"]) {
    expect(neighboursIn(stored, "a")).toBeUndefined();
  }
});
