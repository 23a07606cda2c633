import { Readable } from "node:stream";
import sharp from "sharp";
import type { WorkspaceAccess } from "@/server/operations/context";
import { AppError } from "@/server/platform/errors";
import { type StoredFile, uploadLimits } from "./contract";
import { limited, type NewFile, storeFile, type Transaction, toStoredFile } from "./store";

/** Largest picture that is taken, in bytes. */
export const imageLimit = uploadLimits.image;

const formats = new Set(["jpeg", "png", "webp", "gif", "avif", "heif", "tiff"]);
/** More pixels than this is a bomb or a mistake; a 50 megapixel camera still fits. */
const maxPixels = 60_000_000;
const maxSide = 2560;

/**
 * Re-encodes an image as WebP: what comes out is a picture and nothing else (no EXIF, no place, no script).
 * @throws AppError UNSUPPORTED_FILE when the content is not a picture that we can read.
 */
async function reencode(
  content: Buffer,
): Promise<{ content: Readable; width: number; height: number; mediaType: string }> {
  const allowed = "JPEG, PNG, WebP, AVIF, GIF, TIFF";
  try {
    const image = sharp(content, { limitInputPixels: maxPixels, failOn: "error" });
    const { format } = await image.metadata();
    if (!format || !formats.has(format)) throw new AppError("UNSUPPORTED_FILE", { params: { allowed } });
    const { data, info } = await image
      .rotate()
      .resize({ width: maxSide, height: maxSide, fit: "inside", withoutEnlargement: true })
      .webp({ quality: 84 })
      .toBuffer({ resolveWithObject: true });
    return {
      content: Readable.from([data]),
      width: info.width,
      height: info.height,
      mediaType: "image/webp",
    };
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("UNSUPPORTED_FILE", { params: { allowed }, cause: error });
  }
}

/** Takes a picture of a store: re-encoded, then stored. @throws AppError TOO_LARGE, UNSUPPORTED_FILE */
export async function storeImage(
  workspace: Pick<WorkspaceAccess, "id">,
  transaction: Transaction,
  picture: { name: string; content: AsyncIterable<Uint8Array> } & Pick<NewFile, "createdBy" | "also">,
): Promise<StoredFile> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of limited(picture.content, imageLimit, { bytes: 0 })) chunks.push(chunk);
  const image = await reencode(Buffer.concat(chunks));
  const row = await storeFile(workspace, transaction, {
    ...image,
    name: `${picture.name.replace(/\.\w{2,5}$/, "")}.webp`,
    purpose: "image",
    createdBy: picture.createdBy,
    ...(picture.also && { also: picture.also }),
  });
  return toStoredFile(row);
}
