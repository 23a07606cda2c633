import { and, type SQL, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { deedsOfEdit, doerOf, recordDeeds } from "@/server/modules/audit";
import type { Actor } from "@/server/operations/context";
import { notFound } from "@/server/platform/errors";
import { decodeId, encodeId, type Id, newId } from "@/server/platform/ids";
import { nameCause } from "./prices/cause";
import { products } from "./schema";
import { BulkChange } from "./views";

interface Context {
  tx: WorkspaceTx;
  actor: Actor;
}

interface Edited {
  changed: number;
  /** By which the edit can be taken back; null when nothing was changed. */
  edit: Id<"edit"> | null;
}

/** A product that was changed, and what stood there before: a text, or the prices of its variants by their id. */
type Before = { id: string; before: unknown };

/** What a change of a product's own columns sets, and which products it leaves as they are. */
function columnChange(change: Exclude<BulkChange, { field: "pricePercent" }>) {
  switch (change.field) {
    case "status":
    case "vendor":
    case "category": {
      const column = sql.identifier(change.field);
      return { set: sql`${column} = ${change.value}`, differs: sql`products.${column} <> ${change.value}` };
    }
    case "addTag":
      return {
        set: sql`tags = array_append(tags, ${change.value}::text)`,
        differs: sql`not products.tags @> array[${change.value}]::text[]`,
      };
    case "removeTag":
      return {
        set: sql`tags = array_remove(tags, ${change.value}::text)`,
        differs: sql`products.tags @> array[${change.value}]::text[]`,
      };
  }
}

async function changeColumn(
  tx: WorkspaceTx,
  where: SQL | undefined,
  change: Exclude<BulkChange, { field: "pricePercent" }>,
): Promise<Before[]> {
  const { set, differs } = columnChange(change);
  const kept = "value" in change && ["status", "vendor", "category"].includes(change.field);
  const before = kept ? sql`to_jsonb(products.${sql.identifier(change.field)})` : sql`null::jsonb`;
  return await tx.execute<{ id: string; before: unknown }>(
    sql`with chosen as (select id, ${before} as before from products where ${and(where, differs) ?? sql`true`} for update)
      update products set ${set}, version = version + 1, updated_at = now()
      from chosen where products.id = chosen.id returning products.id, chosen.before`,
  );
}

/** A list of ids as one parameter, however long. */
const anyOf = (ids: readonly string[]) => sql`any(string_to_array(${ids.join(",")}, ',')::uuid[])`;

/** A price changed by a per cent, rounded half up to a minor unit. */
const percentOf = (price: SQL, percent: number) => sql`round(${price} * (100 + ${percent}::numeric) / 100)`;

async function changePrices(tx: WorkspaceTx, where: SQL | undefined, percent: number): Promise<Before[]> {
  const chosen = tx.select({ id: products.id }).from(products).where(where);
  const before = await tx.execute<{ id: string; before: unknown }>(
    sql`select v.product_id as id, jsonb_object_agg(v.id, v.price) as before from variants v
      where v.product_id in (${chosen}) and v.price is not null group by v.product_id`,
  );
  const ids = before.map((row) => row.id);
  await tx.execute(
    sql`update variants set price = ${percentOf(sql`price`, percent)}, updated_at = now() where product_id = ${anyOf(ids)} and price is not null`,
  );
  await sumPrices(tx, ids);
  return before;
}

/** Brings the products' lowest and highest price up to date, as after any change. */
export async function sumPrices(tx: WorkspaceTx, ids: string[]): Promise<void> {
  await tx.execute(
    sql`update products set version = version + 1, updated_at = now(),
      price_min = (select min(v.price) from variants v where v.workspace_id = products.workspace_id and v.product_id = products.id),
      price_max = (select max(v.price) from variants v where v.workspace_id = products.workspace_id and v.product_id = products.id)
      where id = ${anyOf(ids)}`,
  );
}

/** Changes one field of the products that a condition names, and notes for each what stood there before. */
export async function editProducts(
  { tx, actor }: Context,
  where: SQL | undefined,
  change: BulkChange,
): Promise<Edited> {
  const edit = newId("edit");
  if (change.field === "pricePercent")
    await nameCause(tx, { cause: "bulkEdit", by: doerOf(actor), reference: edit });
  const rows =
    change.field === "pricePercent"
      ? await changePrices(tx, where, change.value)
      : await changeColumn(tx, where, change);
  await recordDeeds(
    tx,
    { ...doerOf(actor), action: "product.edited", details: { edit, ...change } },
    rows.map(({ id, before }) => ({
      target: encodeId("product", id),
      ...(before !== null && { details: { before } }),
    })),
  );
  return { changed: rows.length, edit: rows.length > 0 ? edit : null };
}

const opposite = { addTag: "removeTag", removeTag: "addTag" } as const;

/** Brings prices back where they still are what the edit made of them. */
async function restorePrices(
  tx: WorkspaceTx,
  deeds: { id: string; before: unknown }[],
  percent: number,
): Promise<string[]> {
  const prices = deeds.flatMap(({ before }) => Object.entries(before as Record<string, number>));
  const rows = await tx.execute<{ id: string }>(
    sql`update variants set price = b.price, updated_at = now() from jsonb_each_text(${JSON.stringify(Object.fromEntries(prices))}::jsonb) as e(id, price),
      lateral (select e.price::bigint as price) b
      where variants.id = e.id::uuid and variants.price = ${percentOf(sql`b.price`, percent)} returning variants.product_id as id`,
  );
  const ids = [...new Set(rows.map((row) => row.id))];
  await sumPrices(tx, ids);
  return ids;
}

/**
 * Takes an edit of many products back: what has been changed again since stays as it is.
 * @throws AppError NOT_FOUND when there is no such edit in the store
 */
export async function undoEdit(ctx: Context, edit: Id<"edit">): Promise<number> {
  const deeds = await deedsOfEdit(ctx.tx, edit);
  const [first] = deeds;
  if (!first) throw notFound("edit");
  const { edit: _, before: __, ...rest } = first.details;
  const change = BulkChange.parse(rest);
  const rows = deeds.flatMap(({ target, details }) => {
    const id = decodeId("product", target ?? "");
    return id ? [{ id, before: details.before }] : [];
  });
  const among = (chosen: typeof rows) => sql`products.id = ${anyOf(chosen.map((row) => row.id))}`;
  if (change.field === "pricePercent") {
    await nameCause(ctx.tx, { cause: "bulkUndo", by: doerOf(ctx.actor), reference: edit });
    const ids = await restorePrices(ctx.tx, rows, change.value);
    await recordDeeds(
      ctx.tx,
      { ...doerOf(ctx.actor), action: "product.pricesRestored" },
      ids.map((id) => ({ target: encodeId("product", id) })),
    );
    return ids.length;
  }
  if (change.field === "addTag" || change.field === "removeTag") {
    const back = { field: opposite[change.field], value: change.value };
    return (await editProducts(ctx, among(rows), back)).changed;
  }
  let changed = 0;
  for (const [before, group] of Map.groupBy(rows, (row) => row.before)) {
    const still = sql`products.${sql.identifier(change.field)} = ${change.value}`;
    const back = BulkChange.parse({ field: change.field, value: before });
    changed += (await editProducts(ctx, and(among(group), still), back)).changed;
  }
  return changed;
}
