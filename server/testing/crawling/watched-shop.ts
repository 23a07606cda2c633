import { createHash } from "node:crypto";
import type { Shop } from "./shop";

/** What a product of a shop is at a moment; undefined when there is no such page. */
export interface Shown {
  price: string;
  /** The price before, struck out. */
  before?: string;
  soldOut?: boolean;
  /** The shop was redone: its pages tell nothing that can be read. */
  broken?: boolean;
}

const euro = { code: "EUR", sign: "€" };

/** A shop that changes with time. Its pages have an ETag, as those of real shops that are kind to crawlers. */
export function fillShop(
  shop: Shop,
  names: readonly string[],
  now: (name: string) => Shown | undefined,
  currency = euro,
): void {
  const page = (path: string, body: () => string | undefined) => {
    shop.pages.set(path, (request, response) => {
      const html = body();
      if (html === undefined) return response.writeHead(404).end();
      const etag = `"${createHash("sha256").update(html).digest("base64url").slice(0, 16)}"`;
      response.setHeader("etag", etag);
      if (request.headers["if-none-match"] === etag) return response.writeHead(304).end();
      return response.setHeader("content-type", "text/html; charset=utf-8").end(html);
    });
  };
  for (const name of names) {
    page(pathOf(name), () => {
      const shown = now(name);
      return shown && (shown.broken ? brokenPage(name) : pageOf(name, shown, currency));
    });
  }
  page("/", () => {
    const there = names.filter((name) => now(name) !== undefined);
    const cards = there.map(
      (name) =>
        `<li class="product-card"><a href="${pathOf(name)}">${titleOf(name)}</a> <span class="price">${currency.sign}${now(name)?.price}</span></li>`,
    );
    return `<!doctype html><html lang="en"><head><title>Kitchen things</title></head><body><main><h1>Kitchen things</h1>
      <p>${"All that we have, in one place. ".repeat(10)}</p><ul class="products">${cards.join("")}</ul></main></body></html>`;
  });
}

export const pathOf = (name: string) => `/products/${name}`;
export const titleOf = (name: string) => `Fine ${name} of stoneware`;

function pageOf(name: string, { price, before, soldOut }: Shown, { code, sign }: typeof euro): string {
  const data = {
    "@context": "https://schema.org",
    "@type": "Product",
    name: titleOf(name),
    sku: `SKU-${name}`,
    offers: {
      "@type": "Offer",
      price,
      priceCurrency: code,
      availability: `https://schema.org/${soldOut ? "OutOfStock" : "InStock"}`,
    },
  };
  const old = before ? `<del class="old-price">${sign}${before}</del>` : "";
  const button = soldOut ? `<p class="stock">Sold out</p>` : "<button>Add to cart</button>";
  return `<!doctype html><html lang="en"><head><title>${titleOf(name)}</title><script type="application/ld+json">${JSON.stringify(data)}</script></head>
    <body><header><a href="/">Home</a></header><main><h1>${titleOf(name)}</h1><p class="price">${old} <ins>${sign}${price}</ins></p>${button}
    <p>${"A thing that is well made and lasts. ".repeat(10)}</p></main></body></html>`;
}

const brokenPage = (name: string) =>
  `<!doctype html><html lang="en"><head><title>${titleOf(name)}</title></head><body><main><h1>${titleOf(name)}</h1>
    <p>${"We are building a new shop for you, with more of everything. ".repeat(10)}</p></main></body></html>`;
