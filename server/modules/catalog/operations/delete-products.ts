import { z } from "zod";
import { doerOf, recordDeeds } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { whereSelected } from "../filter";
import { products } from "../schema";
import { ProductSelection } from "../views";

export const deleteProducts = workspaceOperation("catalog.write", {
  name: "catalog.deleteProducts",
  summary: "Delete products with their variants",
  kind: "mutation",
  input: z.strictObject({ selection: ProductSelection }),
  output: z.object({ deleted: z.int() }),
  rest: { method: "POST", path: "/products/delete" },
  async run(ctx, { selection }) {
    const rows = await ctx.tx
      .delete(products)
      .where(whereSelected(selection))
      .returning({ id: products.id, title: products.title });
    await recordDeeds(
      ctx.tx,
      { ...doerOf(ctx.actor), action: "product.deleted" },
      rows.map(({ id, title }) => ({ target: id, details: { title } })),
    );
    return { deleted: rows.length };
  },
});
