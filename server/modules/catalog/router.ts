import { routerOf } from "@/server/trpc/procedures";
import { bulkEditProducts } from "./operations/bulk-edit-products";
import { deleteProducts } from "./operations/delete-products";
import { getProduct } from "./operations/get-product";
import { listFacets } from "./operations/list-facets";
import { listProducts } from "./operations/list-products";
import { createProduct, updateProduct } from "./operations/save-product";

export const catalogRouter = routerOf({
  listProducts,
  getProduct,
  createProduct,
  updateProduct,
  bulkEditProducts,
  deleteProducts,
  listFacets,
});
