import { expect, it } from "vitest";
import { normaliseUrl, siteOf } from "./addresses";
import { mapped } from "./frontier/discover";
import { isFront, isTrap, rankOf } from "./frontier/traps";

it.each([
  ["https://Shop.example:443/A/b?utm_source=x&b=2&a=1#top", "https://shop.example/A/b?a=1&b=2"],
  ["https://shop.example./p;jsessionid=0A1?PHPSESSID=9", "https://shop.example/p"],
  ["https://user:secret@shop.example/%d9%85?q=%d9", "https://shop.example/%D9%85?q=%D9"],
  ["https://shop.example/مَوقد", "https://shop.example/%D9%85%D9%8E%D9%88%D9%82%D8%AF"],
  ["https://shop.example/a/../b/./c?", "https://shop.example/b/c"],
  ["https://shop.example/?b=1&a=2&b=0", "https://shop.example/?a=2&b=1&b=0"],
])("has one form for %s", (written, form) => {
  const url = normaliseUrl(written);
  expect(url).toBe(form);
  expect(normaliseUrl(url ?? "")).toBe(url);
});

it.each(["mailto:a@b.example", "javascript:void(0)", "//", "", `https://shop.example/${"x".repeat(3000)}`])(
  "does not fetch %s",
  (written) => expect(normaliseUrl(written)).toBeUndefined(),
);

it("knows a shop with and without www", () =>
  expect(siteOf("https://www.shop.example/a")).toBe(siteOf("http://shop.example/b")));

const at = (path: string) => `https://shop.example${path}`;

it.each([
  "/cart",
  "/checkout/step/1",
  "/mugs?sort=price",
  "/mugs?filter[color]=red",
  "/a/b/a/b/a/b/a/b",
  "/1/2/3/4/5/6/7/8/9/10/11/12/13",
  "/mugs?a=1&b=2&c=3&d=4",
  "/photo.JPG",
  "/search?q=mug",
  "/account/orders",
])("takes %s for a trap", (path) => expect(isTrap(at(path))).toBe(true));

it.each([
  "/bag/leather-bag",
  "/products/mug",
  "/mugs?page=2",
  "/c/12345?id=7",
  "/login-mug",
  "/search-light-300",
])("does not take %s for one", (path) => expect(isTrap(at(path))).toBe(false));

it("knows fronts of shops, in each of their languages", () => {
  expect(["", "/", "/de", "/en-GB/", "/index.html"].map((path) => isFront(at(path)))).toEqual(
    Array(5).fill(true),
  );
  expect(["/mugs", "/?p=1", "/de/mugs"].map((path) => isFront(at(path)))).toEqual(Array(3).fill(false));
});

it("looks at products before lists, and at texts last", () => {
  const paths = ["/blog/mugs", "/about", "/collections/mugs", "/products/mug", "/item/77123.html"];
  const order = paths.toSorted((a, b) => rankOf(at(a)) - rankOf(at(b)));
  expect(order.slice(0, 3)).toEqual(["/products/mug", "/item/77123.html", "/collections/mugs"]);
});

it("takes from a map what is the shop's own, and does not follow maps without end", () => {
  const entry = (url: string) => ({ url, changed: undefined });
  const pages = ["https://elsewhere.example/p/1", at("/about"), at("/p/1")].map(entry);
  const maps = Array.from({ length: 300 }, (_, n) => entry(at(`/sitemap-${n}.xml`)));
  const found = mapped({ pages, maps }, at("/sitemap.xml"), "shop.example", 0);
  expect(found.filter(({ role }) => role === "page").map(({ url }) => url)).toEqual([
    at("/p/1"),
    at("/about"),
  ]);
  expect(found.filter(({ role }) => role === "sitemap")).toHaveLength(100);
  expect(mapped({ pages: [], maps }, at("/sitemap.xml"), "shop.example", 3)).toEqual([]);
});
