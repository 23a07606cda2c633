import { buffer } from "node:stream/consumers";
import type { WorkspaceTx } from "@/server/db/client";
import { pictureFiles, readProducts } from "@/server/modules/catalog";
import { fileRow, openFile } from "@/server/modules/files";
import { AppError, notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import type { PictureSource } from "../contract";

/** The files that a product's pictures are, in their order. @throws AppError NOT_FOUND */
export async function sourcesOf(tx: WorkspaceTx, productId: Id<"product">): Promise<Id<"file">[]> {
  const [product] = await readProducts(tx, [productId]);
  if (!product) throw notFound("product");
  return pictureFiles(tx, product);
}

/**
 * The file that a picture is made of: the one that is named, or the first of the product's pictures.
 * @throws AppError NOT_FOUND; NO_PICTURE for a product without one, or a file that is none
 */
export async function sourceFile(tx: WorkspaceTx, { fileId, productId }: PictureSource) {
  const id = fileId ?? (productId ? (await sourcesOf(tx, productId))[0] : undefined);
  if (!id) throw new AppError("NO_PICTURE");
  const row = await fileRow(tx, id);
  if (!row.mediaType.startsWith("image/")) throw new AppError("NO_PICTURE");
  return row;
}

/** The bytes of a stored picture. */
export async function contentOf(row: Awaited<ReturnType<typeof sourceFile>>): Promise<Buffer> {
  return buffer(await openFile(row));
}
