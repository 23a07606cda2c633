import { z } from "zod";
import type { WorkspaceTx } from "@/server/db/client";
import type { WorkspaceAccess } from "@/server/operations/context";
import { workspaceOperation } from "@/server/operations/define";
import { notFound } from "@/server/platform/errors";
import { type Id, idOf } from "@/server/platform/ids";
import { picturesOf } from "../pictures/want";
import { readProducts, type WholeProduct } from "../product-rows";
import { ProductDetail } from "../views";

/** One product with all that belongs to it. @throws AppError NOT_FOUND */
export async function wholeProduct(tx: WorkspaceTx, id: Id<"product">): Promise<WholeProduct> {
  const [product] = await readProducts(tx, [id]);
  if (!product) throw notFound("product");
  return product;
}

/** A product as the detail page and the API show it. @throws AppError NOT_FOUND */
export async function productDetail(
  { tx, workspace }: { tx: WorkspaceTx; workspace: Pick<WorkspaceAccess, "currency"> },
  id: Id<"product">,
): Promise<ProductDetail> {
  const product = await wholeProduct(tx, id);
  return {
    ...product,
    pictures: await picturesOf(tx, product),
    currency: workspace.currency,
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
  run: (ctx, { id }) => productDetail(ctx, id),
});
