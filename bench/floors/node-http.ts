import { createServer } from "node:http";
import postgres from "postgres";

// The floor: node:http and plain SQL over the same rows, without sign-in, stores or validation. Arguments: port
// and the database's address.
const [port = "", address = ""] = process.argv.slice(2);
const sql = postgres(address, { max: 16, onnotice: () => {} });

const list = () =>
  Promise.all([
    sql`select id, title, handle, status, vendor, category, image_url, price_min, price_max, quantity,
        variant_count, updated_at from floor.products order by updated_at desc, id desc limit 25`,
    sql`select count(*)::int as total from floor.products`,
  ]);

const search = (words: string[]) => {
  const found = words.reduce((all, word) => sql`${all} and search_text like ${`%${word}%`}`, sql`true`);
  return Promise.all([
    sql`select id, title, handle, status, vendor, category, image_url, price_min, price_max, quantity,
        variant_count, updated_at from floor.products where ${found} order by updated_at desc, id desc limit 25`,
    sql`select count(*)::int as total from floor.products where ${found}`,
  ]);
};

createServer(async (request, response) => {
  const url = new URL(request.url ?? "/", "http://floor");
  const words = (url.searchParams.get("q") ?? "").split(" ").filter(Boolean);
  try {
    const [items, totals] = await (words.length > 0 ? search(words) : list());
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ items: items.slice(0, 24), total: totals[0]?.total }));
  } catch (error) {
    response.statusCode = 500;
    response.end(String(error));
  }
}).listen(Number(port), "127.0.0.1", () => console.log("ready"));
