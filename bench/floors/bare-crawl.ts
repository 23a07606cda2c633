import { request } from "undici";

// The floor of a crawl: a loop that asks for pages over some connections, and looks for JSON-LD and links in what comes,
// without a guard, rules for prices, or anything kept. Arguments: the shop, how many pages, and how many at once.
const [origin = "", count = "", atOnce = ""] = process.argv.slice(2);
const data = /<script[^>]*application\/ld\+json[^>]*>([\s\S]*?)<\/script>/gi;
const link = /<a\s[^>]*?href="([^"]*)"/gi;

async function crawl(): Promise<{ read: number }> {
  let next = 0;
  let read = 0;
  const one = async () => {
    for (let n = next++; n < Number(count); n = next++) {
      const url = `${origin}/products/p-${n}`;
      const { body } = await request(url);
      const html = await body.text();
      const things = [...html.matchAll(data)].map(([, json = ""]) => JSON.parse(json) as unknown);
      const links = new Set([...html.matchAll(link)].map(([, href = ""]) => new URL(href, url).href));
      if (things.length + links.size > 0) read += 1;
    }
  };
  await Promise.all(Array.from({ length: Number(atOnce) }, one));
  return { read };
}

process.on("message", async () => process.send?.(await crawl()));
process.send?.("ready");
