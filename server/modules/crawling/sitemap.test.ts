import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mostSitemapBytes, readSitemap } from "./sitemap";

const at = "https://shop.example/maps/sitemap.xml";
const read = (text: string | Buffer) => readSitemap(Buffer.from(text), at);
const urls = (text: string | Buffer) => read(text).pages.map(({ url }) => url);
const urlset = (inner: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">${inner}</urlset>`;

describe("a map of pages", () => {
  it("names them, and when they changed", () => {
    const text = urlset(
      "<url><loc> https://shop.example/a?x=1&amp;y=2 </loc><lastmod>2026-11-20T10:00:00+03:30</lastmod></url><url><loc><![CDATA[https://shop.example/b]]></loc><lastmod>soon</lastmod></url>",
    );
    expect(read(text)).toEqual({
      pages: [
        { url: "https://shop.example/a?x=1&y=2", changed: new Date("2026-11-20T06:30:00Z") },
        { url: "https://shop.example/b", changed: undefined },
      ],
      maps: [],
    });
  });

  it("may show pictures, whose addresses are no pages", () => {
    const image = "<image:image><image:loc>https://cdn.example/a.jpg</image:loc></image:image>";
    expect(urls(urlset(`<url>${image}<loc>https://shop.example/a</loc></url>`))).toEqual([
      "https://shop.example/a",
    ]);
    expect(urls(urlset(`<url><loc>https://shop.example/a</loc>${image}</url>`))).toEqual([
      "https://shop.example/a",
    ]);
  });

  it("may have a prefix for its words, and none for its host", () => {
    expect(urls("<sm:urlset><sm:url><sm:loc>/c</sm:loc></sm:url></sm:urlset>")).toEqual([
      "https://shop.example/c",
    ]);
  });

  it("may be a text, or a feed", () => {
    expect(urls("\ufeffhttps://shop.example/a\r\n\r\nhttps://shop.example/b\n")).toEqual([
      "https://shop.example/a",
      "https://shop.example/b",
    ]);
    const rss =
      "<rss><channel><link>https://shop.example/</link><item><link>https://shop.example/a</link><pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate></item></channel></rss>";
    expect(read(rss).pages).toEqual([
      { url: "https://shop.example/a", changed: new Date("2026-11-20T10:00:00Z") },
    ]);
    const atom =
      '<feed><link href="https://shop.example/"/><entry><link rel="self" href="/self"/><link href="/a"/><updated>2026-11-20T10:00:00Z</updated></entry></feed>';
    expect(urls(atom)).toEqual(["https://shop.example/a"]);
  });

  it("may be packed", () => {
    expect(urls(gzipSync(urlset("<url><loc>https://shop.example/a</loc></url>")))).toEqual([
      "https://shop.example/a",
    ]);
  });
});

it("a map of maps names maps", () => {
  const text =
    "<sitemapindex><sitemap><loc>https://shop.example/1.xml.gz</loc><lastmod>2026-11-20</lastmod></sitemap></sitemapindex>";
  expect(read(text)).toEqual({
    pages: [],
    maps: [{ url: "https://shop.example/1.xml.gz", changed: new Date("2026-11-20") }],
  });
});

describe("what is broken", () => {
  it("is read as far as it goes", () => {
    expect(
      urls(urlset("<url><loc>https://shop.example/a</loc></url><url><loc>https://shop.ex").slice(0, -9)),
    ).toEqual(["https://shop.example/a"]);
  });

  it.each([
    ["a page", "<!doctype html><html><body><a href='/a'>A</a></body></html>"],
    [
      "other schemes",
      urlset("<url><loc>javascript:alert(1)</loc></url><url><loc>ftp://shop.example/</loc></url>"),
    ],
    ["nothing", ""],
    ["a broken pack", gzipSync("https://shop.example/a").subarray(0, 20)],
  ])("names nothing: %s", (_, text) => expect(read(text)).toEqual({ pages: [], maps: [] }));

  it("does not fill the memory", () => {
    expect(read(gzipSync(Buffer.alloc(mostSitemapBytes + 1, "a\n")))).toEqual({ pages: [], maps: [] });
    const many = urlset("<url><loc>/a</loc></url>".repeat(60_000));
    expect(urls(many).length).toBe(50_000);
    expect(urls("https://shop.example/a\n".repeat(60_000)).length).toBe(50_000);
  });

  it("never fails", () => {
    const piece = fc.constantFrom(
      "<url>",
      "</url>",
      "<loc>",
      "</loc>",
      "<sitemap>",
      "<![CDATA[",
      "]]>",
      "&amp;",
      "/a",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 20 }), (pieces) => {
        for (const { url } of read(pieces.join("")).pages) expect(URL.canParse(url)).toBe(true);
      }),
    );
  });
});
