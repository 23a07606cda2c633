import { createServer } from "node:http";
import postgres from "postgres";

// The floor: node:http and the bare statement over the same histories. Arguments: port and the database's address.
const [port = "", address = ""] = process.argv.slice(2);
const sql = postgres(address, { max: 16, onnotice: () => {} });

createServer(async (request, response) => {
  const product = new URL(request.url ?? "/", "http://floor").searchParams.get("product") ?? "";
  try {
    const points = await sql`
      select from_at, price_minor::int, currency, list_price_minor::int, availability from floor.prices
      where product_id = ${product} order by from_at`;
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ points }));
  } catch (error) {
    response.statusCode = 500;
    response.end(String(error));
  }
}).listen(Number(port), "127.0.0.1", () => console.log("ready"));
