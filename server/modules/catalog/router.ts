import { routerOf } from "@/server/trpc/procedures";
import { bulkEditProducts } from "./operations/bulk-edit-products";
import { createProduct } from "./operations/create-product";
import { deleteProducts } from "./operations/delete-products";
import { getImport } from "./operations/get-import";
import { getProduct } from "./operations/get-product";
import { listFacets } from "./operations/list-facets";
import { listPictures } from "./operations/list-pictures";
import { listPriceChanges } from "./operations/list-price-changes";
import { listProductActivity } from "./operations/list-product-activity";
import { listProducts } from "./operations/list-products";
import { previewImport } from "./operations/preview-import";
import { retryPictures } from "./operations/retry-pictures";
import { startImport } from "./operations/start-import";
import { undoBulkEdit } from "./operations/undo-bulk-edit";
import { updateProduct } from "./operations/update-product";

export const catalogRouter = routerOf({
  listProducts,
  getProduct,
  createProduct,
  updateProduct,
  listPictures,
  retryPictures,
  listProductActivity,
  listPriceChanges,
  bulkEditProducts,
  undoBulkEdit,
  deleteProducts,
  listFacets,
  previewImport,
  startImport,
  getImport,
});
