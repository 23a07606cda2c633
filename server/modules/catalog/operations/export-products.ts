import { Readable } from "node:stream";
import { and, asc, gt } from "drizzle-orm";
import { z } from "zod";
import type { WorkspaceTx } from "@/server/db/client";
import { workspaceOperation } from "@/server/operations/define";
import type { Id } from "@/server/platform/ids";
import type { ProductInput } from "../contract";
import { whereOf } from "../filter";
import { writeCsv } from "../formats/write-csv";
import { writeXlsx } from "../formats/write-xlsx";
import { readProducts, toInput } from "../product-rows";
import { products } from "../schema";
import { ProductFilter } from "../views";

const pageSize = 500;
type Transaction = <R>(fn: (tx: WorkspaceTx) => Promise<R>) => Promise<R>;

/** All products that a filter leaves, page by page in short transactions: memory and locks stay small. */
async function* eachProduct(transaction: Transaction, filter: ProductFilter): AsyncGenerator<ProductInput> {
  let after: Id<"product"> | undefined;
  for (;;) {
    const page = await transaction(async (tx) => {
      const ids = await tx
        .select({ id: products.id })
        .from(products)
        .where(and(whereOf(filter), after ? gt(products.id, after) : undefined))
        .orderBy(asc(products.id))
        .limit(pageSize);
      const whole = await readProducts(
        tx,
        ids.map((row) => row.id),
      );
      return whole.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    });
    for (const product of page) yield toInput(product);
    after = page.at(-1)?.id;
    if (page.length < pageSize) return;
  }
}

/** A file of the store's products, as it is made; a route sends it on. */
export const exportProducts = workspaceOperation("catalog.export", {
  name: "catalog.exportProducts",
  summary: "Write the store's products as a CSV or XLSX file that can be imported again",
  kind: "action",
  input: z.strictObject({
    format: z.enum(["csv", "xlsx"]).default("csv"),
    filter: ProductFilter.default({}),
  }),
  output: z.object({ name: z.string(), mediaType: z.string(), content: z.custom<Readable>() }),
  rest: { method: "GET", path: "/products/export" },
  async run(ctx, { format, filter }) {
    const all = eachProduct(ctx.transaction, filter);
    const { currency, slug } = ctx.workspace;
    const csv = format === "csv";
    return {
      name: `${slug}-products.${format}`,
      mediaType: csv
        ? "text/csv; charset=utf-8"
        : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      content: Readable.from(csv ? writeCsv(all, currency) : writeXlsx(all, currency)),
    };
  },
});
