import { and, desc, eq, isNotNull, notInArray } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { products, readProducts, type WholeProduct } from "@/server/modules/catalog";
import type { Id } from "@/server/platform/ids";
import { clickSum } from "../links/results";
import { deliveries, linkDays, posts, shortLinks } from "../schema";
import type { Candidate } from "./plan";

/** Of how many products each reason is looked for. */
const looked = 60;

/** What of the price of its first variant with a cost is left. */
function marginOf({ variants }: WholeProduct): number | null {
  const priced = variants.find(({ price, cost }) => price !== null && price > 0 && cost !== null);
  if (!priced?.price || priced.cost === null) return null;
  return (priced.price - priced.cost) / priced.price;
}

async function clicksByProduct(tx: WorkspaceTx): Promise<Map<string, number>> {
  const rows = await tx
    .select({ id: posts.productId, clicks: clickSum })
    .from(posts)
    .innerJoin(deliveries, eq(deliveries.postId, posts.id))
    .innerJoin(shortLinks, eq(shortLinks.deliveryId, deliveries.id))
    .innerJoin(linkDays, eq(linkDays.linkId, shortLinks.id))
    .where(isNotNull(posts.productId))
    .groupBy(posts.productId)
    .orderBy(desc(clickSum))
    .limit(looked);
  return new Map(rows.flatMap(({ id, clicks }) => (id ? [[id as string, clicks] as const] : [])));
}

/** Products on sale that might be spoken of: the newest, those there are most of, and those that were clicked. */
export async function candidates(tx: WorkspaceTx, now: Date): Promise<Candidate[]> {
  const clicks = await clicksByProduct(tx);
  const onSale = eq(products.status, "active");
  const idsBy = (column: typeof products.createdAt | typeof products.quantity) =>
    tx
      .select({ id: products.id })
      .from(products)
      .where(and(onSale, isNotNull(column)))
      .orderBy(desc(column), desc(products.id))
      .limit(looked);
  const rows = [...(await idsBy(products.createdAt)), ...(await idsBy(products.quantity))];
  const ids = new Set<Id<"product">>([...rows.map(({ id }) => id), ...clicks.keys()]);
  const waiting = await tx
    .selectDistinct({ id: posts.productId })
    .from(posts)
    .where(and(isNotNull(posts.productId), notInArray(posts.status, ["published", "failed", "cancelled"])));
  const planned = new Set(waiting.map(({ id }) => id));
  const whole = await readProducts(tx, [...ids]);
  return whole
    .filter(({ status }) => status === "active")
    .sort((a, b) => a.id.localeCompare(b.id))
    .map((product) => ({
      id: product.id,
      title: product.title,
      imageUrl: product.imageUrl,
      age: Math.floor((now.getTime() - product.createdAt.getTime()) / 86_400_000),
      quantity: product.quantity,
      margin: marginOf(product),
      clicks: clicks.get(product.id) ?? 0,
      planned: planned.has(product.id),
    }));
}
