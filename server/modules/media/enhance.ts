import type { Sharp } from "sharp";
import { AppError } from "@/server/platform/errors";
import { cutOut, cutSide, findProduct, leastSure } from "./cutout/cutout";
import { imageOf, pixelsOf, readPicture, type Source } from "./decode";
import { formats, type PictureFormat } from "./formats";
import { correctLight } from "./light";
import type { Pixels } from "./pixels";
import type { Recipe } from "./recipe";

/** A finished picture. */
export interface Rendered {
  content: Buffer;
  mediaType: "image/jpeg" | "image/webp" | "image/png";
  width: number;
  height: number;
}

/** A picture that was looked at: whether the recipe can be done to it is known, and nothing was done yet. */
export interface Prepared {
  source: Source;
  recipe: Recipe;
  cut: Awaited<ReturnType<typeof findProduct>> | undefined;
}

/** Longest side of what comes out. */
const longestSide = 4096;

/**
 * Reads a picture and finds the product in it where the recipe frees it.
 * @param longest longest side to work on, for a preview
 * @throws AppError UNSUPPORTED_FILE; BACKGROUND_BUSY where the product cannot be told from what is behind it
 */
export async function prepare(content: Buffer, recipe: Recipe, longest?: number): Promise<Prepared> {
  const source = await readPicture(content, longest);
  if (recipe.background === "keep" || source.pixels.channels === 4) return { source, recipe, cut: undefined };
  const cut = await findProduct(await source.small(cutSide));
  if (cut.sureness < leastSure) throw new AppError("BACKGROUND_BUSY");
  return { source, recipe, cut };
}

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The smallest box around all that is seen. */
function boxOf({ data, width, height, channels }: Pixels): Box {
  const whole = { left: 0, top: 0, width, height };
  if (channels === 3) return whole;
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((data[(y * width + x) * 4 + 3] ?? 0) < 24) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  return right < 0 ? whole : { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** The colour at the picture's border that lies in the middle of all: what is padded with looks like more of it. */
function borderColour({ data, width, height, channels }: Pixels) {
  const values: [number[], number[], number[]] = [[], [], []];
  for (let y = 0; y < height; y++) {
    const edge = y === 0 || y === height - 1;
    for (let x = 0; x < width; x += edge ? 1 : Math.max(1, width - 1)) {
      for (const c of [0, 1, 2] as const) values[c].push(data[(y * width + x) * channels + c] ?? 0);
    }
  }
  const [r, g, b] = values.map((list) => list.toSorted((p, q) => p - q)[list.length >> 1] ?? 255);
  return { r: r ?? 255, g: g ?? 255, b: b ?? 255 };
}

const clear = { r: 0, g: 0, b: 0, alpha: 0 };
const sharpenings = {
  soft: { sigma: 0.8, m1: 0.4, m2: 1.6 },
  strong: { sigma: 1.1, m1: 0.9, m2: 3.2 },
} as const;

interface Placed {
  image: Sharp;
  /** How much larger the picture became than it came in, 1 for its own size. */
  enlarged: number;
}

/** Its own format: the same picture, twice as large where that is wished. */
function placeOriginal({ source, recipe }: Prepared, pixels: Pixels, side: number): Placed {
  const own = Math.max(pixels.width, pixels.height);
  const wanted = Math.min(own * source.reduced * (recipe.upscale ? 2 : 1), longestSide);
  const shown = Math.round(Math.min(Math.max(wanted, own), side));
  return {
    image: imageOf(pixels).resize({ width: shown, height: shown, fit: "inside", kernel: "lanczos3" }),
    enlarged: wanted / (own * source.reduced),
  };
}

/** A format of its own size: the freed product centred and filling its share, or the whole picture padded or cropped. */
function placeInFormat(
  { source, recipe }: Prepared,
  pixels: Pixels,
  format: PictureFormat,
  side: number,
): Placed {
  const freed = pixels.channels === 4;
  const box = boxOf(pixels);
  const own = { width: box.width * source.reduced, height: box.height * source.reduced };
  const fill = freed ? format.fill : 1;
  const crops = !freed && recipe.fit === "crop";
  const across = (format.width * fill) / own.width;
  const down = (format.height * fill) / own.height;
  // How much the picture would be enlarged to fill the format; where that is too much, the format is made smaller.
  const fills = crops ? Math.max(across, down) : Math.min(across, down);
  const longest = Math.max(format.width, format.height);
  const reach = Math.min(1, Math.max((recipe.upscale ? 2 : 1) / fills, format.least / longest));
  const enlarged = fills * reach;
  const shrink = reach * Math.min(1, side / (longest * reach));
  const width = Math.round(format.width * shrink);
  const height = Math.round(format.height * shrink);
  if (crops) {
    const image = imageOf(pixels).resize({ width, height, fit: "cover", position: "attention" });
    return { image, enlarged };
  }
  const scale = fills * shrink;
  const w = Math.max(1, Math.min(width, Math.round(own.width * scale)));
  const h = Math.max(1, Math.min(height, Math.round(own.height * scale)));
  const left = Math.floor((width - w) / 2);
  const top = Math.floor((height - h) / 2);
  const image = imageOf(pixels)
    .extract(box)
    .resize({ width: w, height: h, fit: "fill", kernel: "lanczos3" })
    .extend({
      left,
      top,
      right: width - w - left,
      bottom: height - h - top,
      background: freed ? clear : borderColour(pixels),
    });
  return { image, enlarged };
}

async function encode(image: Sharp, fileType: Recipe["fileType"]): Promise<Rendered> {
  const encoded =
    fileType === "jpeg"
      ? image.jpeg({ quality: 90, chromaSubsampling: "4:4:4" })
      : fileType === "webp"
        ? image.webp({ quality: 90 })
        : image.png({ compressionLevel: 8 });
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
  return { content: data, mediaType: `image/${fileType}`, width: info.width, height: info.height };
}

/**
 * Does a recipe to a picture: frees the product, corrects the light, places it in its format, sharpens, encodes.
 * @param side longest side of what comes out, for a preview
 */
export async function enhance(prepared: Prepared, side = longestSide): Promise<Rendered> {
  const { source, recipe, cut } = prepared;
  const whole = source.pixels;
  const pixels = cut
    ? await cutOut(whole, await source.small(cutSide), cut)
    : { ...whole, data: Uint8Array.from(whole.data) };
  await correctLight(pixels, recipe, cut ? whole : undefined);
  const placed =
    recipe.format === "original"
      ? placeOriginal(prepared, pixels, side)
      : placeInFormat(prepared, pixels, formats[recipe.format], side);
  // Of pixels again: sharp orders its steps by itself, and sharpening belongs after the size.
  let image = imageOf(await pixelsOf(placed.image));
  if (placed.enlarged > 1.05) image = image.sharpen({ sigma: 1, m1: 0.6, m2: 2.2 });
  if (recipe.sharpen !== "none") image = imageOf(await pixelsOf(image.sharpen(sharpenings[recipe.sharpen])));
  if (recipe.background === "white" || recipe.fileType === "jpeg")
    image = image.flatten({ background: "#ffffff" });
  return encode(image, recipe.fileType);
}
