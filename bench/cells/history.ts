import { decodeId, encodeId, newUuid } from "@/server/platform/ids";
import { load, median } from "../lib/load";
import { serveFloor } from "../lib/processes";
import { fromAll, type Stage } from "../lib/stage";
import type { Row } from "../lib/table";

/** Products of a competitor, looked at every hour for a year, of which each looks different so many times. */
const products = 1000;
const changes = 500;
const rounds = 5;
/** Who looks at charts does so one after the other: what counts is how long each waits. */
const connections = 2;

/** The chart of a product that was looked at every hour for a year, beside a bare server with the bare statement. */
export async function* history(stage: Stage): AsyncGenerator<Row> {
  const ids = await watched(stage);
  const floor = await serveFloor("bench/floors/history.ts", stage.ownerUrl);
  const paths = ids.map(
    (id) =>
      `/api/trpc/competitors.getHistory?input=${encodeURIComponent(JSON.stringify({ productId: encodeId("competitorProduct", id) }))}`,
  );
  const sides = [
    {
      origin: stage.installation.url,
      asks: fromAll(stage, paths, { "x-workspace": stage.store.slug }),
    },
    { origin: floor.origin, asks: ids.map((id) => ({ path: `/?product=${id}` })) },
  ];
  const seen: number[][] = [[], []];
  try {
    for (const { origin, asks } of sides) await load(origin, asks, { connections, seconds: 2 });
    for (let round = 0; round < rounds; round++) {
      for (const [i, { origin, asks }] of sides.entries()) {
        seen[i]?.push((await load(origin, asks, { connections })).p95);
      }
    }
  } finally {
    await floor.stop();
  }
  const [ours, bare] = [median(seen[0] ?? []), median(seen[1] ?? [])];
  yield {
    what: "chart of a year by the hour, p95",
    ours: `${ours.toFixed(1)} ms, ${changes} changes`,
    against: `${bare.toFixed(1)} ms, bare statement`,
    value: ours / bare,
    bound: 3,
    sense: "at most",
  };
}

/** A competitor with histories of a year, and the same rows as a plain table. @returns the products' uuids */
async function watched({ owner, store }: Stage): Promise<string[]> {
  const workspace = decodeId("workspace", store.id) ?? "";
  const competitor = newUuid();
  await owner.unsafe(`
    insert into competitors (id, workspace_id, name, host, start_url, addresses, mode, page_limit, zone, paused_at)
    values ('${competitor}', '${workspace}', 'Bench', 'bench.example', 'https://bench.example/',
      '{https://bench.example/}', 'rules', 1, 'UTC', now());
    insert into competitor_products (id, workspace_id, competitor_id, url, title, price_minor, currency,
      observed_at, first_seen_at, last_seen_at, last_changed_at)
    select gen_random_uuid(), '${workspace}', '${competitor}', 'https://bench.example/' || n, 'Product ' || n, 1000,
      'EUR', now(), now() - interval '1 year', now(), now() from generate_series(1, ${products}) n;
    insert into competitor_prices (id, workspace_id, product_id, from_at, price_minor, currency, list_price_minor,
      availability)
    select gen_random_uuid(), p.workspace_id, p.id,
      now() - interval '1 year' + n * (interval '1 year' / ${changes}), 1000 + (n * 7919) % 400, 'EUR',
      case when n % 3 = 0 then 1500 end, case when n % 11 = 0 then 'out_of_stock' else 'in_stock' end
    from competitor_products p, generate_series(0, ${changes - 1}) n where p.competitor_id = '${competitor}';
    create table floor.prices as
      select product_id, from_at, price_minor, currency, list_price_minor, availability from competitor_prices;
    alter table floor.prices add primary key (product_id, from_at);
    grant select on floor.prices to public;`);
  await owner.unsafe("vacuum analyze competitor_prices, competitor_products, floor.prices");
  const rows = await owner<{ id: string }[]>`
    select id from competitor_products where competitor_id = ${competitor} order by url`;
  return rows.map(({ id }) => id);
}
