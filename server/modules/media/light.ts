import { type Pixels, pace } from "./pixels";

/** Where the tones of a picture are, by the pixels that count. */
interface Tones {
  /** How many pixels have each brightness. */
  histogram: Float64Array;
  /** What white looks like in it, as red, green and blue. */
  white: [number, number, number];
}

const luma = (r: number, g: number, b: number) => (r * 54 + g * 183 + b * 19) >> 8;

/** Pixels that are burnt out tell nothing of the light's colour. */
const burnt = 252;

/** @param counts whether a pixel is looked at, by its place */
function tonesOf({ data, width, height, channels }: Pixels, counts: (at: number) => boolean): Tones {
  const histogram = new Float64Array(256);
  const step = Math.max(1, Math.floor((width * height) / 250_000));
  const bright: [number, number, number, number][] = [];
  for (let at = 0; at < width * height; at += step) {
    if (!counts(at)) continue;
    const i = at * channels;
    const [r, g, b] = [data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0];
    const y = luma(r, g, b);
    histogram[y] = (histogram[y] ?? 0) + 1;
    if (Math.max(r, g, b) < burnt) bright.push([y, r, g, b]);
  }
  bright.sort((p, q) => q[0] - p[0]);
  const best = bright.slice(0, Math.max(1, Math.floor(bright.length * 0.06)));
  const mean = (c: 1 | 2 | 3) => best.reduce((sum, one) => sum + one[c], 0) / Math.max(1, best.length);
  return { histogram, white: [mean(1), mean(2), mean(3)] };
}

/** The brightness that a share of the pixels lies below. */
function below(histogram: Float64Array, share: number): number {
  const all = histogram.reduce((a, b) => a + b, 0);
  let sum = 0;
  for (let y = 0; y < 256; y++) {
    sum += histogram[y] ?? 0;
    if (sum >= all * share) return y;
  }
  return 255;
}

const within = (least: number, value: number, most: number) => Math.min(most, Math.max(least, value));

/** A light's colour further from grey than this is the product's own colour, and is left alone. */
const strongestCast = 0.28;

/** What to multiply each channel by so that the light is white again; at most a fifth up or down. */
function castOf([r, g, b]: Tones["white"]): [number, number, number] {
  const grey = (r + g + b) / 3;
  if (grey < 40 || (Math.max(r, g, b) - Math.min(r, g, b)) / grey > strongestCast) return [1, 1, 1];
  return [r, g, b].map((c) => within(0.82, grey / Math.max(1, c), 1.22)) as [number, number, number];
}

/** For each value of a channel the one it becomes: cast first, then the tones. */
function tableOf(tones: Tones, gain: number, light: boolean): Uint8Array {
  const low = below(tones.histogram, 0.004);
  const high = Math.max(low + 1, below(tones.histogram, 0.995));
  // Only so far that noise stays unseen, and that a product without any black is not made dark.
  const from = Math.min(low * 0.55, 40);
  const to = Math.max(high, 150);
  const middle = within(0.02, (below(tones.histogram, 0.5) - from) / (to - from), 0.98);
  // Brings the middle a little nearer to where eyes want it.
  const bend = within(0.8, Math.log(0.5 * 0.45 + 0.55 * middle) / Math.log(middle), 1.15);
  return Uint8Array.from({ length: 256 }, (_, value) => {
    const even = value * gain;
    if (!light) return within(0, Math.round(even), 255);
    const t = within(0, (even - from) / (to - from), 1);
    return Math.round(255 * t ** bend);
  });
}

/**
 * Takes a colour cast away and spreads the tones, in place. With an alpha channel, only what is seen is measured.
 * @param reference pixels that show the light's colour better than the picture does: the whole photo of a freed product
 */
export async function correctLight(
  pixels: Pixels,
  wish: { light: boolean; whiteBalance: boolean },
  reference: Pixels = pixels,
): Promise<void> {
  if (!wish.light && !wish.whiteBalance) return;
  const { data, channels, width, height } = pixels;
  const seen = (at: number) => channels === 3 || (data[at * 4 + 3] ?? 0) > 200;
  const cast = wish.whiteBalance ? castOf(tonesOf(reference, () => true).white) : [1, 1, 1];
  const tones = tonesOf(pixels, seen);
  const tables = cast.map((gain) => tableOf(tones, gain, wish.light));
  const turn = pace();
  for (let y = 0; y < height; y++) {
    for (let i = y * width * channels, end = i + width * channels; i < end; i += channels) {
      for (let c = 0; c < 3; c++) data[i + c] = tables[c]?.[data[i + c] ?? 0] ?? 0;
    }
    const rest = turn();
    if (rest) await rest;
  }
}
