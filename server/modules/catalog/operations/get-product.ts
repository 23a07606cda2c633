import { z } from "zod";
import type { WorkspaceTx } from "@/server/db/client";
import { workspaceOperation } from "@/server/operations/define";
import { notFound } from "@/server/platform/errors";
import { type Id, idOf } from "@/server/platform/ids";
import { readProducts, type WholeProduct } from "../product-rows";
import { ProductDetail } from "../views";

/** One product with all that belongs to it. @throws AppError NOT_FOUND */
export async function wholeProduct(tx: WorkspaceTx, id: Id<"product">): Promise<WholeProduct> {
  const [product] = await readProducts(tx, [id]);
  if (!product) throw notFound("product");
  return product;
}

/** A product as the detail page and the API show it. */
export function toDetail(product: WholeProduct, currency: string): ProductDetail {
  return {
    ...product,
    currency,
    createdAt: product.createdAt.toISOString(),
    updatedAt: product.updatedAt.toISOString(),
  };
}

export const getProduct = workspaceOperation("catalog.read", {
  name: "catalog.getProduct",
  summary: "Read a product with its variants and images",
  kind: "query",
  input: z.strictObject({ id: idOf("product") }),
  output: ProductDetail,
  rest: { method: "GET", path: "/products/{id}" },
  run: async (ctx, { id }) => toDetail(await wholeProduct(ctx.tx, id), ctx.workspace.currency),
});
