import type { WorkspaceTx } from "@/server/db/client";
import { readProducts } from "@/server/modules/catalog";
import { fileRow } from "@/server/modules/files";
import type { ContextOf } from "@/server/operations/context";
import { AppError, notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import type { ReviewsInput } from "../contract";
import { reviewsInText } from "./paste";
import { type ProductNames, type ReviewsOfFile, readReviewsFile, storedReviews } from "./read-file";

async function namesOf(tx: WorkspaceTx, id: Id<"product">): Promise<ProductNames> {
  const [product] = await readProducts(tx, [id]);
  if (!product) throw notFound("product");
  const skus = product.variants.flatMap(({ sku }) => sku ?? []);
  return new Set([product.handle, product.title, ...skus].map((name) => name.toLowerCase()));
}

interface Taken extends ReviewsOfFile {
  fileName: string | null;
}

/** The reviews of an input: those pasted, or those of a file. @throws AppError what `readReviewsFile` throws; NOT_FOUND */
export async function takeReviews(
  ctx: Pick<ContextOf<"workspace", "action">, "transaction">,
  { text, fileId, columns, productId }: Omit<ReviewsInput, "locale">,
): Promise<Taken> {
  const { names, file } = await ctx.transaction(async (tx) => ({
    names: productId && (await namesOf(tx, productId)),
    file: fileId && (await fileRow(tx, fileId)),
  }));
  if (file) return { ...(await readReviewsFile(file, columns, names)), fileName: file.name };
  const reviews = storedReviews(reviewsInText(text ?? ""));
  return { columns: [], mapping: null, reviews, skipped: 0, fileName: null };
}

/** @throws AppError BAD_INPUT when there is no review with words: there would be nothing to read */
export function demandTexts({ reviews, fileName }: Taken): void {
  if (reviews.some(({ text }) => text !== "")) return;
  const path = fileName === null ? "text" : "fileId";
  throw new AppError("BAD_INPUT", { fields: [{ path, code: "required" }] });
}
