import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { editProducts } from "../bulk-edit";
import { whereSelected } from "../filter";
import { BulkChange, ProductSelection } from "../views";

export const bulkEditProducts = workspaceOperation("catalog.write", {
  name: "catalog.bulkEditProducts",
  summary: "Change one field of many products at once",
  kind: "mutation",
  input: z.strictObject({ selection: ProductSelection, change: BulkChange }),
  output: z.object({
    changed: z.int(),
    edit: idOf("edit").nullable().meta({ description: "To take it back with; null when nothing changed" }),
  }),
  rest: { method: "POST", path: "/products/bulk-edit" },
  run: (ctx, { selection, change }) => editProducts(ctx, whereSelected(selection), change),
});
