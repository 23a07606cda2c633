import type { Lab } from "../pixels";

/**
 * What a product stands before: one smooth surface (a wall with its light falling off), or two (a wall and a table).
 * Fitted to the border of the picture, where the product usually is not.
 */
export interface Backdrop {
  surfaces: Surface[];
  /** Share of the border that the surfaces explain, 0 to 1. */
  explained: number;
  /** How far the border's colours stray from the surfaces, in units of colour (see `Lab`). */
  spread: number;
}

interface Surface {
  /** For each channel the six factors of 1, x, y, x², xy, y². */
  factors: [number[], number[], number[]];
  spread: number;
}

interface Sample {
  at: number;
  x: number;
  y: number;
  side: 0 | 1 | 2 | 3;
}

/** Colours nearer than this count as alike, whatever the noise. */
const alike = 5;
/** Noise below this is the camera's or the file's. */
const leastSpread = 1.2;

const terms = (x: number, y: number) => [1, x, y, x * x, x * y, y * y];

/** Solves a linear system by elimination with pivots; undefined where it has no single answer. */
function solve(matrix: number[][], right: number[]): number[] | undefined {
  const n = right.length;
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  for (let col = 0; col < n; col++) {
    let best = col;
    for (let r = col + 1; r < n; r++) {
      if (Math.abs(rows[r]?.[col] ?? 0) > Math.abs(rows[best]?.[col] ?? 0)) best = r;
    }
    const pivot = rows[best];
    const top = rows[col];
    if (!pivot || !top || Math.abs(pivot[col] ?? 0) < 1e-9) return undefined;
    rows[best] = top;
    rows[col] = pivot;
    for (let r = 0; r < n; r++) {
      const row = rows[r];
      if (!row || r === col) continue;
      const factor = (row[col] ?? 0) / (pivot[col] ?? 1);
      for (let c = col; c <= n; c++) row[c] = (row[c] ?? 0) - factor * (pivot[c] ?? 0);
    }
  }
  return rows.map((row, i) => (row[n] ?? 0) / (row[i] ?? 1));
}

/** The smooth surface nearest to the samples (least squares, held back a little so that few samples do not bend it). */
function fitted(lab: Lab, samples: Sample[]): Surface["factors"] | undefined {
  const matrix = Array.from({ length: 6 }, () => new Array<number>(6).fill(0));
  const right = [0, 1, 2].map(() => new Array<number>(6).fill(0));
  const planes = [lab.l, lab.a, lab.b];
  for (const { at, x, y } of samples) {
    const t = terms(x, y);
    for (let i = 0; i < 6; i++) {
      const row = matrix[i] as number[];
      for (let j = 0; j < 6; j++) row[j] = (row[j] ?? 0) + (t[i] ?? 0) * (t[j] ?? 0);
      for (let c = 0; c < 3; c++) {
        const sums = right[c] as number[];
        sums[i] = (sums[i] ?? 0) + (t[i] ?? 0) * (planes[c]?.[at] ?? 0);
      }
    }
  }
  for (let i = 1; i < 6; i++) {
    const row = matrix[i] as number[];
    row[i] = (row[i] ?? 0) + samples.length * 0.002;
  }
  const solved = right.map((sums) => solve(matrix, sums));
  return solved.every((one) => one !== undefined) ? (solved as Surface["factors"]) : undefined;
}

function valueAt(factors: number[], x: number, y: number): number {
  const [c = 0, cx = 0, cy = 0, cxx = 0, cxy = 0, cyy = 0] = factors;
  return c + cx * x + cy * y + cxx * x * x + cxy * x * y + cyy * y * y;
}

/** How far a pixel's colour is from a surface. */
function distance(
  lab: Lab,
  at: number,
  x: number,
  y: number,
  { factors: [l, a, b] }: Pick<Surface, "factors">,
) {
  const dl = (lab.l[at] ?? 0) - valueAt(l, x, y);
  const da = (lab.a[at] ?? 0) - valueAt(a, x, y);
  const db = (lab.b[at] ?? 0) - valueAt(b, x, y);
  return Math.sqrt(dl * dl + da * da + db * db);
}

const median = (values: number[]) => values.toSorted((p, q) => p - q)[values.length >> 1] ?? 0;

/** The colour that most samples are near to: a beginning that a product at the border does not pull away. */
function mostCommon(lab: Lab, samples: Sample[]): Sample[] {
  const bins = new Map<string, Sample[]>();
  for (const sample of samples) {
    const { at } = sample;
    const key = [lab.l, lab.a, lab.b].map((plane) => Math.round((plane[at] ?? 0) / (alike * 2))).join();
    const bin = bins.get(key);
    if (bin) bin.push(sample);
    else bins.set(key, [sample]);
  }
  const largest = [...bins.values()].reduce((best, bin) => (bin.length > best.length ? bin : best), []);
  const centre = [lab.l, lab.a, lab.b].map((plane) => median(largest.map(({ at }) => plane[at] ?? 0)));
  return samples.filter(({ at }) => {
    const [dl, da, db] = [lab.l, lab.a, lab.b].map((plane, c) => (plane[at] ?? 0) - (centre[c] ?? 0));
    return Math.hypot(dl ?? 0, da ?? 0, db ?? 0) < alike * 2.5;
  });
}

/** A surface through most of the samples, and those that it explains. */
function surfaceThrough(lab: Lab, samples: Sample[]): { surface: Surface; on: Sample[] } | undefined {
  let on = mostCommon(lab, samples);
  let surface: Surface | undefined;
  for (let round = 0; round < 8; round++) {
    if (on.length < 12) return undefined;
    const factors = fitted(lab, on);
    if (!factors) return undefined;
    const far = on.map(({ at, x, y }) => distance(lab, at, x, y, { factors }));
    surface = { factors, spread: Math.max(leastSpread, 1.25 * median(far)) };
    const reach = Math.max(alike, 3 * surface.spread);
    const found = surface;
    on = samples.filter(({ at, x, y }) => distance(lab, at, x, y, found) < reach);
  }
  return surface && { surface, on };
}

function borderOf(width: number, height: number): Sample[] {
  const thick = Math.max(2, Math.round(Math.min(width, height) * 0.025));
  const samples: Sample[] = [];
  for (let py = 0; py < height; py++) {
    for (let px = 0; px < width; px++) {
      const depths = [py, width - 1 - px, height - 1 - py, px];
      const depth = Math.min(...depths);
      if (depth >= thick) {
        // Jump over what is inside.
        px = width - 1 - thick;
        continue;
      }
      const side = depths.indexOf(depth) as Sample["side"];
      samples.push({ at: py * width + px, x: (px / width) * 2 - 1, y: (py / height) * 2 - 1, side });
    }
  }
  return samples;
}

/** Whether samples lie as a table or a floor does: nearly all of one side, and on into both beside it. */
function isGround(samples: Sample[], border: Sample[]): boolean {
  const share = ([0, 1, 2, 3] as const).map(
    (side) =>
      samples.filter((s) => s.side === side).length /
      Math.max(1, border.filter((s) => s.side === side).length),
  );
  return share.some(
    (of, side) => of > 0.7 && (share[(side + 1) % 4] ?? 0) > 0.08 && (share[(side + 3) % 4] ?? 0) > 0.08,
  );
}

/** Finds what stands behind the product. */
export function findBackdrop(lab: Lab, width: number, height: number): Backdrop {
  const border = borderOf(width, height);
  const first = surfaceThrough(lab, border);
  if (!first) return { surfaces: [], explained: 0, spread: 100 };
  const surfaces = [first.surface];
  let explained = first.on.length;
  const taken = new Set(first.on);
  const rest = border.filter((sample) => !taken.has(sample));
  if (rest.length > border.length * 0.12) {
    const second = surfaceThrough(lab, rest);
    if (second && isGround(second.on, border)) {
      surfaces.push(second.surface);
      explained += second.on.length;
    }
  }
  return {
    surfaces,
    explained: explained / border.length,
    spread: Math.max(...surfaces.map((s) => s.spread)),
  };
}

/** Fits the surfaces anew to all that is not the product, once it is known where that stands. */
export function refitBackdrop(
  lab: Lab,
  width: number,
  height: number,
  backdrop: Backdrop,
  mask: Uint8Array,
): Backdrop {
  const on: Sample[][] = backdrop.surfaces.map(() => []);
  for (let py = 0; py < height; py += 2) {
    for (let px = 0; px < width; px += 2) {
      const at = py * width + px;
      if (mask[at]) continue;
      const x = (px / width) * 2 - 1;
      const y = (py / height) * 2 - 1;
      const away = backdrop.surfaces.map((surface) => distance(lab, at, x, y, surface) / surface.spread);
      const nearest = away.indexOf(Math.min(...away));
      if ((away[nearest] ?? 0) < 6) on[nearest]?.push({ at, x, y, side: 0 });
    }
  }
  const surfaces = backdrop.surfaces.map((surface, i) => {
    const samples = on[i] ?? [];
    const factors = samples.length > 100 ? fitted(lab, samples) : undefined;
    return factors ? { ...surface, factors } : surface;
  });
  return { ...backdrop, surfaces };
}

/** Whether the backdrop is as white as a label on a product is. */
export const isNearWhite = ({ surfaces }: Backdrop): boolean =>
  surfaces.some(({ factors: [l, a, b] }) => (l[0] ?? 0) > 96 && Math.hypot(a[0] ?? 0, b[0] ?? 0) < 2);

/** A shadow is darker than the backdrop by up to this much, of its colour, and begins softly: by this much a pixel. */
const deepestShadow = 35;
const softStep = 1.1;

/** The lightness with its noise taken off: means over squares of three. */
function smoothed(plane: Float32Array, width: number, height: number): Float32Array {
  return plane.map((own, at) => {
    const x = at % width;
    if (x === 0 || x === width - 1 || at < width || at >= width * (height - 1)) return own;
    let sum = 0;
    for (const row of [at - width, at, at + width]) {
      sum += (plane[row - 1] ?? 0) + (plane[row] ?? 0) + (plane[row + 1] ?? 0);
    }
    return sum / 9;
  });
}

/**
 * How far each pixel is from the backdrop, in units of its spread (of the camera's noise at least): 0 is on it. What
 * one reaches from the border without crossing an edge, and is no more than darker, is the backdrop in shadow, unless
 * `shadows` is false.
 */
export function farFromBackdrop(
  lab: Lab,
  width: number,
  height: number,
  { surfaces }: Backdrop,
  shadows: boolean,
): Float32Array {
  const far = new Float32Array(width * height);
  const shade = new Uint8Array(width * height);
  for (let py = 0, at = 0; py < height; py++) {
    const y = (py / height) * 2 - 1;
    for (let px = 0; px < width; px++, at++) {
      const x = (px / width) * 2 - 1;
      let nearest = 50;
      for (const { factors, spread } of surfaces) {
        const dl = (lab.l[at] ?? 0) - valueAt(factors[0], x, y);
        const da = (lab.a[at] ?? 0) - valueAt(factors[1], x, y);
        const db = (lab.b[at] ?? 0) - valueAt(factors[2], x, y);
        if (dl < 2 && dl > -deepestShadow && Math.abs(da) + Math.abs(db) < 3 * spread) shade[at] = 1;
        nearest = Math.min(nearest, Math.sqrt(dl * dl + 1.7 * (da * da + db * db)) / Math.max(spread, 1.6));
      }
      far[at] = nearest;
    }
  }
  if (!shadows) return far;
  const light = smoothed(lab.l, width, height);
  const reached = new Uint8Array(far.length);
  const stack: number[] = [];
  const reach = (at: number) => {
    reached[at] = 1;
    stack.push(at);
  };
  for (let at = 0; at < far.length; at++) {
    const x = at % width;
    const atBorder = x === 0 || x === width - 1 || at < width || at >= width * (height - 1);
    if (atBorder && (far[at] ?? 0) < 2) reach(at);
  }
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const x = at % width;
    for (const to of [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width]) {
      if (to < 0 || to >= far.length || reached[to] || !shade[to]) continue;
      if (Math.abs((light[to] ?? 0) - (light[at] ?? 0)) < softStep) reach(to);
    }
  }
  return far.map((d, at) => (reached[at] ? Math.min(d, 1) : d));
}
