import { expect, it } from "vitest";
import { isAt, placeOf, placesAbove } from "./nav";

const items = [
  { href: "/store/a", exact: true },
  { href: "/store/a/products" },
  { href: "/store/a/settings" },
  { href: "/store/a/settings/members" },
];

it("lights the place that a page stands below, and not one whose name begins alike", () => {
  expect(isAt("/store/a/products/prod_1", { href: "/store/a/products" })).toBe(true);
  expect(isAt("/store/a/products-old", { href: "/store/a/products" })).toBe(false);
  expect(isAt("/store/a/products", { href: "/store/a", exact: true })).toBe(false);
});

it("finds the most specific place, and none for a page outside", () => {
  expect(placeOf("/store/a/settings/members/x", items)?.href).toBe("/store/a/settings/members");
  expect(placeOf("/store/a", items)?.href).toBe("/store/a");
  expect(placeOf("/admin", items)).toBeUndefined();
});

it("knows what a place lies below, but for the first page, below which all lie", () => {
  const above = (href: string) => placesAbove({ href }, items).map((place) => place.href);
  expect(above("/store/a/settings/members")).toEqual(["/store/a/settings"]);
  expect(above("/store/a/settings/members/new/agent")).toEqual([
    "/store/a/settings",
    "/store/a/settings/members",
  ]);
  expect(above("/store/a/products")).toEqual([]);
  expect(above("/store/a")).toEqual([]);
});
