import sharp, { type Sharp } from "sharp";
import { AppError } from "@/server/platform/errors";
import type { Pixels } from "./pixels";

const formats = new Set(["jpeg", "png", "webp", "gif", "avif", "heif", "tiff"]);
const allowed = "JPEG, PNG, WebP, AVIF, GIF, TIFF";
/** More pixels than this is a bomb or a mistake. */
const mostPixels = 60_000_000;
/** Longest side that is worked on; a larger picture is made smaller first, which bounds the memory. */
const workSide = 2560;

export interface Source {
  /** With an alpha channel only where the picture came without its background. */
  pixels: Pixels;
  /** How much larger the picture's own side is than that of these pixels; 1 where nothing was made smaller. */
  reduced: number;
  /** The same, at most so large that the product is looked for in it. */
  small(side: number): Promise<Pixels>;
}

/** Whether a picture came without its background already. */
function isFreed({ data, channels }: Pixels): boolean {
  if (channels === 3) return false;
  let clear = 0;
  for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) < 10) clear += 1;
  return clear > data.length / 4 / 50;
}

const opened = (content: Buffer): Sharp => sharp(content, { limitInputPixels: mostPixels, failOn: "error" });

/** The pixels of an image of sharp's. */
export async function pixelsOf(image: Sharp): Promise<Pixels> {
  const { data, info } = await image.raw({ depth: "uchar" }).toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels === 4 ? 4 : 3 };
}

/** Pixels as an image for sharp. */
export const imageOf = ({ data, width, height, channels }: Pixels): Sharp =>
  sharp(data, { raw: { width, height, channels }, limitInputPixels: mostPixels });

/**
 * Reads a picture by what it is, not by its name: upright, in sRGB, without anything but its pixels.
 * @throws AppError UNSUPPORTED_FILE for what is not a picture, is broken, or has too many pixels
 */
export async function readPicture(content: Buffer, longest = workSide): Promise<Source> {
  try {
    const { format, autoOrient } = await opened(content).metadata();
    if (!format || !formats.has(format)) throw new AppError("UNSUPPORTED_FILE", { params: { allowed } });
    const side = Math.min(longest, workSide);
    const box = { width: side, height: side, fit: "inside", withoutEnlargement: true } as const;
    const seen = await pixelsOf(opened(content).autoOrient().toColourspace("srgb").resize(box));
    const pixels = seen.channels === 3 || isFreed(seen) ? seen : await pixelsOf(imageOf(seen).removeAlpha());
    const own = Math.max(autoOrient.width, autoOrient.height);
    return {
      pixels,
      reduced: own / Math.max(pixels.width, pixels.height),
      small: (width) =>
        pixelsOf(
          imageOf(pixels)
            .removeAlpha()
            .resize({ width, height: width, fit: "inside", withoutEnlargement: true }),
        ),
    };
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("UNSUPPORTED_FILE", { params: { allowed }, cause: error });
  }
}
