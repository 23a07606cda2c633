import { expect, it } from "vitest";
import { openingOf, viewQueryOf } from "./view-query";

const filters = ["status", "vendor"];
const getOf = (address: string) => (name: string) => new URLSearchParams(address).get(name) ?? undefined;

it("keeps search, filters and order, in whatever sequence they came, and nothing else", () => {
  const kept = viewQueryOf(getOf("sort=-price&vendor=Low+Tide&q=oak&view=view_1&page=3"), filters);
  expect(kept).toBe("q=oak&vendor=Low+Tide&sort=-price");
  expect(viewQueryOf(getOf(kept), filters)).toBe(kept);
  expect(viewQueryOf(getOf(""), filters)).toBe("");
});

it("opens a view, taking away what it does not name", () => {
  const view = { id: "view_1", query: "vendor=Low+Tide&unknown=1" };
  expect(openingOf(view, filters)).toEqual({
    q: undefined,
    status: undefined,
    vendor: "Low Tide",
    sort: undefined,
    view: "view_1",
  });
  expect(Object.values(openingOf(undefined, filters)).every((value) => value === undefined)).toBe(true);
});
