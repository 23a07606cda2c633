import { imageOf, pixelsOf, readPicture } from "./decode";
import { type Lab, toLab } from "./pixels";

/**
 * How a picture looks, so that two files of one photo are known from each other: recompressed, in another size or
 * format, with more or less of a plain background around, cropped a little.
 *
 * The first 64 bits are a difference hash (Neal Krawetz, "Kind of Like That", hackerfactor.com, 2013): where its
 * brightness rises along a row of nine fields, in eight rows. A rise has to be one that can be seen, so that the noise of
 * plain areas counts for nothing. (The DCT hash of pHash was tried: of things that are as wide on the left as on the
 * right, a bottle, half of its frequencies are noise.) These bits see shapes and no colours, so that nine mean colours
 * (OKLab) stand behind them: a red mug is no blue one.
 */
export interface Look {
  high: number;
  low: number;
  /** L, a and b of each of the nine fields, in steps of which one is about the least that can be seen. */
  colours: Int8Array;
}

/** Longest side at which a picture is looked at; what is finer says nothing. */
const seenSide = 256;
/** What differs less from the corner is background, of 255. */
const backgroundStep = 24;
const rows = 8;
const columns = 9;
/** Fields of colour along each side, and so many pixels are of each. */
const fields = 3;
const ofField = 8;
/** How far brightness has to rise, of 100. */
const leastRise = 2;
/** Brightness that spreads less over a picture is that of an empty one. */
const leastSpread = 3;

/** Bits of 64 in which one photo may differ from itself. Others differ in about half of them. */
const mostBits = 10;
/** How far the mean colour of a field may be from itself. */
const mostColour = 6;

/**
 * The look of a picture, as text. Null where it shows next to nothing: an empty picture is like every other one.
 * @throws AppError UNSUPPORTED_FILE for what is not a picture, is broken, or has too many pixels
 */
export async function pictureHash(content: Buffer): Promise<string | null> {
  const { pixels } = await readPicture(content, seenSide);
  const flat = imageOf(pixels).flatten({ background: "#ffffff" });
  const framed = await pixelsOf(flat.trim({ threshold: backgroundStep }));
  const shrunk = async (width: number, height: number) =>
    toLab(await pixelsOf(imageOf(framed).resize(width, height, { fit: "fill" })));
  const { l } = await shrunk(columns, rows);
  if (spreadOf(l) < leastSpread) return null;
  return `${risesOf(l)}${coloursOf(await shrunk(fields * ofField, fields * ofField))}`;
}

function spreadOf(values: Float32Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

/** 64 bits of brightness in rows of nine, in hexadecimal. */
function risesOf(brightness: Float32Array): string {
  let bits = "";
  for (let y = 0; y < rows; y++)
    for (let x = 1; x < columns; x++) {
      const at = y * columns + x;
      bits += (brightness[at] ?? 0) - (brightness[at - 1] ?? 0) > leastRise ? "1" : "0";
    }
  return BigInt(`0b${bits}`).toString(16).padStart(16, "0");
}

/** The mean L, a and b of each of the nine fields, a byte each, in hexadecimal. */
function coloursOf({ l, a, b }: Lab): string {
  const side = fields * ofField;
  const means = Array.from({ length: fields * fields }, (_, field) => {
    const inside = [...l.keys()].filter(
      (at) =>
        Math.floor(Math.floor(at / side) / ofField) === Math.floor(field / fields) &&
        Math.floor((at % side) / ofField) === field % fields,
    );
    return [l, a, b].map((plane) =>
      Math.round(inside.reduce((sum, at) => sum + (plane[at] ?? 0), 0) / inside.length),
    );
  });
  return Buffer.from(Int8Array.from(means.flat()).buffer).toString("hex");
}

/** Reads a look that `pictureHash` has written. */
export function lookOf(hash: string): Look {
  return {
    high: Number.parseInt(hash.slice(0, 8), 16),
    low: Number.parseInt(hash.slice(8, 16), 16),
    colours: Int8Array.from(Buffer.from(hash.slice(16), "hex")),
  };
}

/** Bits of 32 that are set. */
function countBits(word: number): number {
  let left = word - ((word >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Whether two pictures are the same photo, as far as can be told from how they look. */
export function looksAlike(a: Look, b: Look): boolean {
  if (countBits(a.high ^ b.high) + countBits(a.low ^ b.low) > mostBits) return false;
  for (let at = 0; at < a.colours.length; at += 3) {
    const step = (i: number) => (a.colours[at + i] ?? 0) - (b.colours[at + i] ?? 0);
    if (Math.hypot(step(0), step(1), step(2)) > mostColour) return false;
  }
  return true;
}
