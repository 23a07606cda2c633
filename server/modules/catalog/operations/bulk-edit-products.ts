import { and, inArray, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { WorkspaceTx } from "@/server/db/client";
import { workspaceOperation } from "@/server/operations/define";
import { whereSelected } from "../filter";
import { products, variants } from "../schema";
import { BulkChange, ProductSelection } from "../views";

/** What a change of a product's own columns sets, and which products it leaves as they are. */
function columnChange(change: Exclude<BulkChange, { field: "pricePercent" }>): { set: SQL; differs: SQL } {
  switch (change.field) {
    case "status":
      return { set: sql`status = ${change.value}`, differs: sql`status <> ${change.value}` };
    case "vendor":
      return { set: sql`vendor = ${change.value}`, differs: sql`vendor <> ${change.value}` };
    case "category":
      return { set: sql`category = ${change.value}`, differs: sql`category <> ${change.value}` };
    case "addTag":
      return {
        set: sql`tags = array_append(tags, ${change.value}::text)`,
        differs: sql`not tags @> array[${change.value}]::text[]`,
      };
    case "removeTag":
      return {
        set: sql`tags = array_remove(tags, ${change.value}::text)`,
        differs: sql`tags @> array[${change.value}]::text[]`,
      };
  }
}

/** Changes every price of the chosen products by a per cent, rounded half up to a minor unit. */
async function changePrices(tx: WorkspaceTx, where: SQL | undefined, percent: number): Promise<number> {
  const chosen = tx.select({ id: products.id }).from(products).where(where);
  await tx
    .update(variants)
    .set({ price: sql`round(${variants.price} * (100 + ${percent}::numeric) / 100)` })
    .where(and(inArray(variants.productId, chosen), sql`${variants.price} is not null`));
  const changed = await tx
    .update(products)
    .set({
      priceMin: sql`(select min(v.price) from variants v where v.workspace_id = products.workspace_id and v.product_id = products.id)`,
      priceMax: sql`(select max(v.price) from variants v where v.workspace_id = products.workspace_id and v.product_id = products.id)`,
      version: sql`${products.version} + 1`,
    })
    .where(where)
    .returning({ id: products.id });
  return changed.length;
}

export const bulkEditProducts = workspaceOperation("catalog.write", {
  name: "catalog.bulkEditProducts",
  summary: "Change one field of many products at once",
  kind: "mutation",
  input: z.strictObject({ selection: ProductSelection, change: BulkChange }),
  output: z.object({ changed: z.int() }),
  rest: { method: "POST", path: "/products/bulk-edit" },
  async run(ctx, { selection, change }) {
    const where = whereSelected(selection);
    if (change.field === "pricePercent") return { changed: await changePrices(ctx.tx, where, change.value) };
    const { set, differs } = columnChange(change);
    const rows = await ctx.tx.execute(
      sql`update products set ${set}, version = version + 1, updated_at = now()
        where ${and(where, differs) ?? sql`true`} returning id`,
    );
    return { changed: rows.length };
  },
});
