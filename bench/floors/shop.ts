import { createServer } from "node:http";
import { shopPage } from "../lib/shop-pages";

// A shop with pages as large as those of real shops. Arguments: its port, and how many products it has.
const [port = "", count = ""] = process.argv.slice(2);
/** So many are made; what differs between two that share one stands in front of it. */
const made = Array.from({ length: 50 }, (_, n) => Buffer.from(shopPage(n)));
const origin = `http://127.0.0.1:${port}`;
const sitemap = `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${Array.from(
  { length: Number(count) },
  (_, n) => `<url><loc>${origin}/products/p-${n}</loc></url>`,
).join("")}</urlset>`;

createServer((request, response) => {
  const path = request.url ?? "/";
  const n = /^\/products\/p-(\d+)$/.exec(path)?.[1];
  const page = n && made[Number(n) % made.length];
  if (page) {
    const first = Buffer.from(`<!-- ${n} -->`);
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "content-length": first.byteLength + page.byteLength,
    });
    response.write(first);
    response.end(page);
  } else if (path === "/robots.txt") {
    response.end(`User-agent: *\nDisallow: /cart\nSitemap: ${origin}/sitemap.xml\n`);
  } else if (path === "/sitemap.xml") {
    response.setHeader("content-type", "application/xml").end(sitemap);
  } else if (path === "/") {
    response.setHeader("content-type", "text/html").end("<h1>Shop</h1><p>Everything is in the map.</p>");
  } else response.writeHead(404).end();
}).listen(Number(port), "127.0.0.1", () => console.log("ready"));
