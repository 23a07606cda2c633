import { sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";

/** So few units are a low stock. */
const lowStock = 5;
/** A margin below this share of the price is thin. */
const thinMargin = 0.15;
/** So many units of one product in stock, unchanged for so long, lie idle. */
const idle = { units: 20, days: 90 };

/**
 * What the products of a store come to: counts of products, amounts in minor units, margins as shares of the price.
 * Where nothing is known (no prices, no costs) an amount is null. Archived products do not count.
 */
export async function catalogFigures(tx: WorkspaceTx) {
  const [row] = await tx.execute<Record<string, string | number | null>>(sql`
    with p as (select * from products where status <> 'archived'),
    v as (select variants.* from variants join p on p.id = variants.product_id and p.workspace_id = variants.workspace_id),
    priced as (select price, cost, (price - cost)::numeric / price as margin from v where price > 0)
    select
      (select count(*) from p)::int as products,
      (select count(*) from p where status = 'active')::int as active,
      (select count(*) from p where status = 'draft')::int as drafts,
      (select min(price_min) from p) as "priceLowest",
      (select percentile_disc(0.5) within group (order by price_min) from p where price_min is not null) as "priceMedian",
      (select max(price_max) from p) as "priceHighest",
      (select count(*) from p where price_min is null)::int as "noPrice",
      (select count(distinct product_id) from v where compare_at_price > price)::int as discounted,
      (select avg(margin) from priced where cost is not null) as margin,
      (select count(*) filter (where cost is not null)::numeric / nullif(count(*), 0) from priced) as "costKnown",
      (select count(distinct product_id) from v where price > 0 and cost > price)::int as "belowCost",
      (select count(distinct product_id) from v where price > 0 and cost <= price and (price - cost)::numeric / price < ${thinMargin})::int as "thinMargin",
      (select sum(greatest(quantity, 0)) from v where quantity is not null)::bigint as "stockUnits",
      (select sum(greatest(quantity, 0) * price) from v where quantity is not null and price is not null)::bigint as "stockValue",
      (select count(*) from p where status = 'active' and quantity <= 0)::int as "outOfStock",
      (select count(*) from p where status = 'active' and quantity between 1 and ${lowStock})::int as "lowStock",
      (select count(*) from p where quantity >= ${idle.units} and updated_at < now() - make_interval(days => ${idle.days}))::int as idle,
      (select count(*) from p where description_html = '')::int as "noDescription",
      (select count(*) from p where image_url is null)::int as "noImage",
      (select count(*) from p where category = '')::int as "noCategory",
      (select count(*) from p where seo_title = '' or seo_description = '')::int as "noSeo"`);
  const [largest] = await tx.execute<{ category: string; products: number }>(sql`
    select category, count(*)::int as products from products
    where status <> 'archived' and category <> '' group by category order by 2 desc, 1 limit 1`);
  const amount = (name: string): number | null => {
    const value = row?.[name];
    return value === null || value === undefined ? null : Number(value);
  };
  const counted = (name: string): number => amount(name) ?? 0;
  return {
    products: counted("products"),
    active: counted("active"),
    drafts: counted("drafts"),
    priceLowest: amount("priceLowest"),
    priceMedian: amount("priceMedian"),
    priceHighest: amount("priceHighest"),
    noPrice: counted("noPrice"),
    discounted: counted("discounted"),
    margin: amount("margin"),
    costKnown: amount("costKnown"),
    belowCost: counted("belowCost"),
    thinMargin: counted("thinMargin"),
    stockUnits: amount("stockUnits"),
    stockValue: amount("stockValue"),
    outOfStock: counted("outOfStock"),
    lowStock: counted("lowStock"),
    idleUnits: counted("idle"),
    noDescription: counted("noDescription"),
    noImage: counted("noImage"),
    noCategory: counted("noCategory"),
    noSeo: counted("noSeo"),
    largestCategory: largest ?? null,
  };
}
