import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { doerOf, recordAudit } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { AppError } from "@/server/platform/errors";
import { idOf } from "@/server/platform/ids";
import { ProductChange, ProductInput } from "../contract";
import { sanitizeDescription } from "../formats/rich-text";
import { nameCause } from "../prices/cause";
import { replaceProducts, toInput } from "../product-rows";
import { ProductDetail } from "../views";
import { productDetail, wholeProduct } from "./get-product";

export const updateProduct = workspaceOperation("catalog.write", {
  name: "catalog.updateProduct",
  summary: "Change a product; fields that are left out stay as they are",
  kind: "mutation",
  input: z.strictObject({
    id: idOf("product"),
    /** The version that the change was made on; when another has come since, nothing is changed. */
    version: z.int().optional(),
    change: ProductChange,
  }),
  output: ProductDetail,
  rest: { method: "PATCH", path: "/products/{id}" },
  async run(ctx, { id, version, change }) {
    const before = await wholeProduct(ctx.tx, id);
    if (version !== undefined && version !== before.version) throw new AppError("WRONG_STATE");
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const input = ProductInput.parse({ ...toInput(before), ...given });
    input.descriptionHtml = sanitizeDescription(input.descriptionHtml);
    await nameCause(ctx.tx, { cause: "edit", by: doerOf(ctx.actor) });
    await replaceProducts(ctx.tx, [{ before, input }]);
    const [was, is] = [toInput(before), toInput(await wholeProduct(ctx.tx, id))];
    const fields = Object.keys(given).filter(
      (field) => !isDeepStrictEqual(was[field as keyof typeof was], is[field as keyof typeof is]),
    );
    if (fields.length > 0) {
      await recordAudit(ctx.tx, {
        actor: ctx.actor,
        action: "product.changed",
        target: id,
        details: { fields },
      });
    }
    return productDetail(ctx, id);
  },
});
