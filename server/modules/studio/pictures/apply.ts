import { and, desc, eq } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { readProducts, replaceProducts, toInput } from "@/server/modules/catalog";
import { fileUrl } from "@/server/modules/files";
import { AppError, notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import { renderingRow } from "./rows";
import { renderingFiles, renderings, renderingVersions } from "./schema";

async function productOf(tx: WorkspaceTx, id: Id<"product"> | null) {
  const [product] = id ? await readProducts(tx, [id]) : [];
  if (!product) throw notFound("product");
  return product;
}

/** The picture of a rendering that is named, or the first of its newest version. @throws AppError NOT_FOUND */
async function fileOf(
  tx: WorkspaceTx,
  id: Id<"rendering">,
  fileId: Id<"file"> | undefined,
): Promise<Id<"file">> {
  const [row] = await tx
    .select({ fileId: renderingFiles.fileId })
    .from(renderingFiles)
    .innerJoin(renderingVersions, eq(renderingVersions.id, renderingFiles.versionId))
    .where(and(eq(renderingVersions.renderingId, id), fileId ? eq(renderingFiles.fileId, fileId) : undefined))
    .orderBy(desc(renderingVersions.number), renderingFiles.position)
    .limit(1);
  if (!row) throw notFound("picture");
  return row.fileId;
}

/**
 * Puts a picture on its product, before the others; one of the same rendering that stood there gives way to it.
 * @throws AppError NOT_FOUND
 */
export async function applyPicture(
  tx: WorkspaceTx,
  id: Id<"rendering">,
  wanted?: Id<"file">,
): Promise<Id<"product">> {
  const rendering = await renderingRow(tx, id);
  const fileId = await fileOf(tx, id, wanted);
  const product = await productOf(tx, rendering.productId);
  const before = toInput(product);
  const gone = rendering.appliedFileId && fileUrl(rendering.workspaceId, rendering.appliedFileId);
  const url = fileUrl(rendering.workspaceId, fileId);
  const others = before.images.filter((image) => image.url !== gone && image.url !== url);
  const images = [{ url, alt: product.title, position: 0 }, ...others].map((image, position) => ({
    ...image,
    position,
  }));
  await replaceProducts(tx, [{ before: product, input: { ...before, images } }]);
  await tx.update(renderings).set({ appliedFileId: fileId }).where(eq(renderings.id, id));
  return product.id;
}

/** Takes the picture off its product again. @throws AppError NOT_FOUND, WRONG_STATE when none was put there */
export async function takePictureOff(tx: WorkspaceTx, id: Id<"rendering">): Promise<Id<"product">> {
  const rendering = await renderingRow(tx, id);
  if (!rendering.appliedFileId) throw new AppError("WRONG_STATE");
  const product = await productOf(tx, rendering.productId);
  const before = toInput(product);
  const url = fileUrl(rendering.workspaceId, rendering.appliedFileId);
  const images = before.images
    .filter((image) => image.url !== url)
    .map((image, position) => ({ ...image, position }));
  await replaceProducts(tx, [{ before: product, input: { ...before, images } }]);
  await tx.update(renderings).set({ appliedFileId: null }).where(eq(renderings.id, id));
  return product.id;
}
