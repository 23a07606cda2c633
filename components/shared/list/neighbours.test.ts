import { expect, it } from "vitest";
import { extended, type KeptRows, neighboursIn } from "./neighbours";

const kept = (rows: KeptRows) => JSON.stringify(rows);
const rest = { search: "status=active", cursor: "after-c" };

it("finds what stands before and after a row, and nothing beyond the ends", () => {
  const stored = kept({ ids: ["a", "b", "c"] });
  expect(neighboursIn(stored, "b")).toEqual({ previous: "a", next: "c" });
  expect(neighboursIn(stored, "a")).toEqual({ previous: undefined, next: "b" });
  expect(neighboursIn(stored, "c")).toEqual({ previous: "b", next: undefined });
});

it("tells at the last row, and only there, how the list goes on", () => {
  const stored = kept({ ids: ["a", "b", "c"], rest });
  expect(neighboursIn(stored, "b")).toEqual({ previous: "a", next: "c" });
  expect(neighboursIn(stored, "c")).toEqual({ previous: "b", next: undefined, rest });
  expect(neighboursIn(kept({ ids: ["a"], rest }), "a")).toEqual({
    previous: undefined,
    next: undefined,
    rest,
  });
});

it("goes on with the page that follows, until the list ends", () => {
  const stored = kept({ ids: ["a", "b", "c"], rest });
  const more = extended(stored, ["b", "d"], "after-d");
  expect(more).toEqual({ ids: ["a", "b", "c", "d"], rest: { ...rest, cursor: "after-d" } });
  expect(extended(kept(more), ["e"], null)).toEqual({ ids: ["a", "b", "c", "d", "e"] });
});

it("knows nothing where the list did not show the row, or what is kept is not its own", () => {
  const strange = [null, "{}", '{"ids":["a"]}', '{"ids":["b","c"]}', "{", '{"ids":{"a":1}}', "[1,2]", "null"];
  for (const stored of strange) expect(neighboursIn(stored, "a")).toBeUndefined();
});
