import { asc } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { products, whereSelected } from "@/server/modules/catalog";
import type { ProductSelection } from "@/server/modules/catalog/contract";
import { AppError } from "@/server/platform/errors";

/** Most products of one run. */
const mostProducts = 5000;

/** The products that a bulk run is about, in the order of their making. @throws AppError BAD_INPUT when they are too many */
export async function selectedIds(tx: WorkspaceTx, selection: ProductSelection) {
  const rows = await tx
    .select({ id: products.id })
    .from(products)
    .where(whereSelected(selection))
    .orderBy(asc(products.id))
    .limit(mostProducts + 1);
  if (rows.length > mostProducts) {
    throw new AppError("BAD_INPUT", {
      fields: [{ path: "selection", code: "tooBig.list", params: { max: mostProducts } }],
    });
  }
  return rows.map((row) => row.id);
}
