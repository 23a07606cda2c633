import { z } from "zod";
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
    const rows = await ctx.tx.delete(products).where(whereSelected(selection)).returning({ id: products.id });
    return { deleted: rows.length };
  },
});
