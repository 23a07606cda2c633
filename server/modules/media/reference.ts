import { imageOf, readPicture } from "./decode";

/** Longest side of a picture that a model is to go by, in pixels: larger ones say no more to it. */
const referenceSide = 1024;

/**
 * A picture as a model is given it: a small JPEG with nothing but its pixels.
 * @throws AppError UNSUPPORTED_FILE
 */
export async function asReference(content: Buffer): Promise<Buffer> {
  const { pixels } = await readPicture(content, referenceSide);
  return imageOf(pixels).flatten({ background: "#ffffff" }).jpeg({ quality: 90 }).toBuffer();
}

/**
 * A picture as small as a list shows it: a WebP with nothing but its pixels.
 * @param side its longest side at most, in pixels
 * @throws AppError UNSUPPORTED_FILE
 */
export async function smallPicture(content: Buffer, side: number): Promise<Buffer> {
  const { pixels } = await readPicture(content, side);
  return imageOf(pixels).webp({ quality: 80 }).toBuffer();
}
