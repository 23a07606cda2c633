import { type Lab, type Pixels, toLab } from "../pixels";
import { type Backdrop, farFromBackdrop, findBackdrop, isNearWhite, refitBackdrop } from "./backdrop";
import { leastCut } from "./cut";
import { matte } from "./matte";
import { tidy } from "./regions";

/** Longest side of the picture that the cut is looked for in, in pixels. */
export const cutSide = 320;

/** So many spreads from the backdrop, and a pixel is as likely the product's as the backdrop's. */
const even = 3.4;
/** What it costs at most to call a pixel what its colour says that it is not. */
const most = 9;
const smoothness = 7;

interface Cut {
  mask: Uint8Array;
  /** How sure the cut is, 0 to 1; below `leastSure` it is not to be used. */
  sureness: number;
}

/** Below this the background is too busy, or the product too much like it, for a cut that one can use. */
export const leastSure = 0.4;

const opposite = (d: number) => d ^ 1;
const dx = [1, -1, 0, 0, 1, -1, 1, -1];
const dy = [0, 0, 1, -1, 1, -1, -1, 1];

/** What it costs to part neighbours: much where they are alike, little across an edge. */
function costsBetween({ l, a, b }: Lab, width: number, height: number): Float32Array {
  const square = (p: number, q: number) =>
    ((l[p] ?? 0) - (l[q] ?? 0)) ** 2 + ((a[p] ?? 0) - (a[q] ?? 0)) ** 2 + ((b[p] ?? 0) - (b[q] ?? 0)) ** 2;
  let sum = 0;
  for (let p = 1; p < l.length; p++) sum += square(p - 1, p);
  // Twice the mean, as in "GrabCut" (Rother, Kolmogorov, Blake, 2004), and never so small that noise is an edge.
  const usual = Math.max(8, (2 * sum) / l.length);
  const between = new Float32Array(l.length * 8);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const p = y * width + x;
      for (let d = 0; d < 8; d += 2) {
        const nx = x + (dx[d] ?? 0);
        const ny = y + (dy[d] ?? 0);
        if (nx < 0 || ny < 0 || nx >= width || ny >= height) continue;
        const q = ny * width + nx;
        const cost = (smoothness * Math.exp(-square(p, q) / usual)) / (d < 4 ? 1 : Math.SQRT2);
        between[p * 8 + d] = cost;
        between[q * 8 + opposite(d)] = cost;
      }
    }
  }
  return between;
}

/** Share of each kind of colour among chosen pixels, in 12 steps a channel, smoothed a little. */
function coloursOf(small: Pixels, chosen: (at: number) => boolean): Float32Array {
  const steps = 12;
  const counts = new Float32Array(steps ** 3).fill(0.02);
  let sum = counts.length * 0.02;
  for (let at = 0; at < small.width * small.height; at++) {
    if (!chosen(at)) continue;
    counts[binOf(small, at)] = (counts[binOf(small, at)] ?? 0) + 1;
    sum += 1;
  }
  return counts.map((n) => n / sum);
}

function binOf({ data, channels }: Pixels, at: number): number {
  const step = (c: number) => Math.min(11, ((data[at * channels + c] ?? 0) * 12) >> 8);
  return (step(0) * 12 + step(1)) * 12 + step(2);
}

const rise = (from: number, to: number, value: number) =>
  Math.min(1, Math.max(0, (value - from) / (to - from)));

/** How sure one may be of a cut: a backdrop that is understood, and a product that stands out from it all around. */
function surenessOf(
  mask: Uint8Array,
  far: Float32Array,
  { width, height }: Pixels,
  { l, a, b }: Lab,
  backdrop: Backdrop,
): number {
  /** Whether the colours two pixels to either side of the edge differ by more than the backdrop does in itself. */
  const standsOut = (at: number) => {
    const x = at % width;
    const y = (at - x) / width;
    let step = 0;
    for (const [sx, sy] of [
      [2, 0],
      [0, 2],
      [2, 2],
      [2, -2],
    ] as const) {
      const [px, py, qx, qy] = [x + sx, y + sy, x - sx, y - sy];
      if (Math.min(px, py, qx, qy) < 0 || Math.max(px, qx) >= width || Math.max(py, qy) >= height) continue;
      const p = py * width + px;
      const q = qy * width + qx;
      if (mask[p] === mask[q]) continue;
      step = Math.max(
        step,
        Math.hypot((l[p] ?? 0) - (l[q] ?? 0), (a[p] ?? 0) - (a[q] ?? 0), (b[p] ?? 0) - (b[q] ?? 0)),
      );
    }
    return step > Math.max(4, 2.5 * backdrop.spread);
  };
  let size = 0;
  let edge = 0;
  let distinct = 0;
  let strayed = 0;
  let left = 0;
  for (let at = 0; at < mask.length; at++) {
    if (!mask[at]) {
      left += 1;
      if ((far[at] ?? 0) > even * 1.5) strayed += 1;
      continue;
    }
    size += 1;
    const x = at % width;
    const y = (at - x) / width;
    const atEdge =
      (x > 0 && !mask[at - 1]) ||
      (x < width - 1 && !mask[at + 1]) ||
      (y > 0 && !mask[at - width]) ||
      (y < height - 1 && !mask[at + width]);
    if (!atEdge) continue;
    edge += 1;
    if (standsOut(at)) distinct += 1;
  }
  const share = size / mask.length;
  if (share < 0.01 || share > 0.95 || edge === 0) return 0;
  return Math.min(
    rise(0.45, 0.75, backdrop.explained),
    rise(7, 3.5, backdrop.spread),
    rise(0.3, 0.75, distinct / edge),
    rise(0.12, 0.03, strayed / Math.max(1, left)),
  );
}

async function cutWith(small: Pixels, lab: Lab, found: Backdrop, shadows: boolean): Promise<Cut> {
  const { width, height } = small;
  // On white, a label cannot be told from an opening; filling it does no harm there.
  const openings = !isNearWhite(found);
  const background = new Float32Array(width * height);
  const object = new Float32Array(width * height);
  const costs = { width, height, background, object, between: costsBetween(lab, width, height) };
  const far = farFromBackdrop(lab, width, height, found, shadows);
  const cut = async (seenThrough: Float32Array, ratio: (at: number) => number) => {
    for (let at = 0; at < far.length; at++) {
      const d = far[at] ?? 0;
      const lean = Math.max(-most, Math.min(most, (d * d - even * even) / 4 + ratio(at)));
      const x = at % width;
      const y = (at - x) / width;
      const atBorder = x === 0 || y === 0 || x === width - 1 || y === height - 1;
      background[at] = Math.max(0, lean);
      // What is like the backdrop at the border is the backdrop.
      object[at] = atBorder && d < even ? 1000 : Math.max(0, -lean);
    }
    return tidy(await leastCut(costs), seenThrough, width, height, openings);
  };
  const first = await cut(far, () => 0);
  // Once more, knowing the product's colours: parts that are like the backdrop stay with it. And openings are looked
  // through knowing the backdrop all around, not at the border only.
  const around = refitBackdrop(lab, width, height, found, first);
  const own = coloursOf(small, (at) => first[at] === 1);
  const other = coloursOf(small, (at) => first[at] === 0);
  const mask = await cut(farFromBackdrop(lab, width, height, around, false), (at) => {
    const bin = binOf(small, at);
    return 0.4 * Math.max(-3, Math.min(3, Math.log((own[bin] ?? 1) / (other[bin] ?? 1))));
  });
  return { mask, sureness: surenessOf(mask, far, small, lab, found) };
}

/** Finds the product in a picture of at most `cutSide` a side, whose border shows what it stands before. */
export async function findProduct(small: Pixels): Promise<Cut> {
  const { width, height } = small;
  const lab = toLab(small);
  const backdrop = findBackdrop(lab, width, height);
  if (backdrop.surfaces.length === 0) return { mask: new Uint8Array(width * height), sureness: 0 };
  const cut = await cutWith(small, lab, backdrop, true);
  if (cut.sureness >= leastSure) return cut;
  // A pale product on a white backdrop is easily taken for its own shadow.
  const bare = await cutWith(small, lab, backdrop, false);
  return bare.sureness > cut.sureness ? bare : cut;
}

/** Frees a product from its background: the large picture with an alpha channel, given the cut of its small copy. */
export const cutOut = (large: Pixels, small: Pixels, cut: Cut): Promise<Pixels> =>
  matte(large, small, cut.mask);
