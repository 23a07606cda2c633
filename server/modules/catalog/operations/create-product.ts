import { recordAudit } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { ProductInput } from "../contract";
import { sanitizeDescription } from "../formats/rich-text";
import { insertProducts } from "../product-rows";
import { ProductDetail } from "../views";
import { productDetail } from "./get-product";

export const createProduct = workspaceOperation("catalog.write", {
  name: "catalog.createProduct",
  summary: "Add a product",
  kind: "mutation",
  input: ProductInput,
  output: ProductDetail,
  rest: { method: "POST", path: "/products", status: 201 },
  async run(ctx, input) {
    const clean = { ...input, descriptionHtml: sanitizeDescription(input.descriptionHtml) };
    const [id] = await insertProducts(ctx.tx, [clean]);
    if (!id) throw new Error("the product was not written");
    await recordAudit(ctx.tx, { actor: ctx.actor, action: "product.added", target: id });
    return productDetail(ctx, id);
  },
});
