import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A shop on this machine, which remembers what it was asked. */
export interface Shop {
  origin: string;
  /** `name:port`, for FETCH_ALLOW_HOSTS. */
  host: string;
  /** Answers by path with query; what is not there is a 404. */
  pages: Map<string, RequestListener | string>;
  /** Answers what `pages` has not. */
  fallback: RequestListener | undefined;
  /** Everything that was asked, in order, with when it came. */
  asked: { path: string; at: number; headers: IncomingMessage["headers"] }[];
  /** Requests that are being answered at once, at most. */
  mostAtOnce: number;
  count(path: string): number;
  clear(): void;
  close(): void;
}

/** @param port any that is free, unless given */
export async function openShop(port = 0): Promise<Shop> {
  let atOnce = 0;
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? "";
    shop.asked.push({ path, at: Date.now(), headers: request.headers });
    atOnce += 1;
    shop.mostAtOnce = Math.max(shop.mostAtOnce, atOnce);
    response.once("close", () => {
      atOnce -= 1;
    });
    const page = shop.pages.get(path) ?? shop.fallback;
    if (page === undefined) response.writeHead(404).end();
    else if (typeof page === "function") page(request, response);
    else response.setHeader("content-type", "text/html; charset=utf-8").end(page);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const shop: Shop = {
    origin: `http://${host}`,
    host,
    pages: new Map(),
    fallback: undefined,
    asked: [],
    mostAtOnce: 0,
    count: (path) => shop.asked.filter((one) => one.path === path).length,
    clear() {
      shop.pages.clear();
      shop.fallback = undefined;
      shop.asked.length = 0;
      shop.mostAtOnce = 0;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return shop;
}

/** A page of a product, as a shop writes it. */
export function productPage(name: string, price: string, more = ""): string {
  const data = {
    "@context": "https://schema.org",
    "@type": "Product",
    name,
    sku: `SKU-${name}`,
    offers: { "@type": "Offer", price, priceCurrency: "EUR", availability: "https://schema.org/InStock" },
  };
  return `<!doctype html><html lang="en"><head><title>${name}</title><script type="application/ld+json">${JSON.stringify(data)}</script></head>
    <body><header><a href="/">Home</a></header><main><h1>${name}</h1><p class="price">€${price}</p><button>Add to cart</button>
    <p>${"A thing that is well made and lasts. ".repeat(10)}</p>${more}</main></body></html>`;
}

/** A list of products with their prices. */
export function listPage(
  title: string,
  products: readonly { path: string; name: string; price: string }[],
  more = "",
): string {
  const cards = products
    .map(
      ({ path, name, price }) =>
        `<li class="card"><a href="${path}">${name}</a> <span class="price">€${price}</span></li>`,
    )
    .join("\n");
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body><main><h1>${title}</h1>
    <p>${"All that we have of these, in one place. ".repeat(10)}</p><ul class="products">${cards}</ul>${more}</main></body></html>`;
}
