import { type Pixels, pace } from "../pixels";
import { depthOf } from "./regions";

/** How far from the cut's edge, in pixels of the small picture, a pixel may be of both object and backdrop. */
const band = 2.5;

/** Means over squares of 2r+1, by running sums. */
function boxed(plane: Float32Array, width: number, height: number, r: number): Float32Array {
  const across = new Float32Array(plane.length);
  for (let y = 0; y < height; y++) {
    let sum = 0;
    const row = y * width;
    for (let x = -r; x < width; x++) {
      if (x + r < width) sum += plane[row + x + r] ?? 0;
      if (x - r - 1 >= 0) sum -= plane[row + x - r - 1] ?? 0;
      if (x >= 0) across[row + x] = sum;
    }
  }
  const out = new Float32Array(plane.length);
  for (let x = 0; x < width; x++) {
    let sum = 0;
    for (let y = -r; y < height; y++) {
      if (y + r < height) sum += across[(y + r) * width + x] ?? 0;
      if (y - r - 1 >= 0) sum -= across[(y - r - 1) * width + x] ?? 0;
      if (y >= 0) out[y * width + x] = sum / (2 * r + 1) ** 2;
    }
  }
  return out;
}

/** The colour of what is certain, carried into where it is not: the mean of what is near, and where that is nothing, of what is further. */
function carried(small: Pixels, certain: (at: number) => boolean): Float32Array {
  const { data, width, height, channels } = small;
  const count = width * height;
  const weight = new Float32Array(count);
  const planes = [0, 1, 2].map(() => new Float32Array(count));
  for (let at = 0; at < count; at++) {
    if (!certain(at)) continue;
    weight[at] = 1;
    planes.forEach((plane, c) => {
      plane[at] = data[at * channels + c] ?? 0;
    });
  }
  const out = new Float32Array(count * 3);
  const done = new Uint8Array(count);
  for (const r of [2, 5, 14, 40]) {
    const near = boxed(weight, width, height, r);
    const sums = planes.map((plane) => boxed(plane, width, height, r));
    for (let at = 0; at < count; at++) {
      const w = near[at] ?? 0;
      if (done[at] || w * (2 * r + 1) ** 2 < 3) continue;
      done[at] = 1;
      for (let c = 0; c < 3; c++) out[at * 3 + c] = (sums[c]?.[at] ?? 0) / w;
    }
  }
  return out;
}

const ramp = (from: number, to: number, value: number) => {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
};

/**
 * From a mask of the small picture to an alpha channel for the large one. Near the edge a pixel's share of the object
 * is where its colour lies between those of object and backdrop around it; and the backdrop's colour is taken out of
 * it, so that no rim of it is left.
 * @returns the large picture with its alpha channel
 */
export async function matte(large: Pixels, small: Pixels, mask: Uint8Array): Promise<Pixels> {
  const { width, height, channels } = large;
  const depth = depthOf(mask, small.width, small.height, band + 2);
  const front = carried(small, (at) => (depth[at] ?? 0) > 1.5);
  const back = carried(small, (at) => (depth[at] ?? 0) < -1.5);
  const data = new Uint8Array(width * height * 4);
  const turn = pace();
  const f = [0, 0, 0];
  const b = [0, 0, 0];
  for (let y = 0; y < height; y++) {
    const sy = Math.min(small.height - 1.001, Math.max(0, ((y + 0.5) * small.height) / height - 0.5));
    const y0 = Math.floor(sy);
    const fy = sy - y0;
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * channels;
      const to = (y * width + x) * 4;
      const sx = Math.min(small.width - 1.001, Math.max(0, ((x + 0.5) * small.width) / width - 0.5));
      const x0 = Math.floor(sx);
      const fx = sx - x0;
      const p = y0 * small.width + x0;
      const q = p + small.width;
      const w0 = (1 - fx) * (1 - fy);
      const w1 = fx * (1 - fy);
      const w2 = (1 - fx) * fy;
      const w3 = fx * fy;
      const d =
        (depth[p] ?? 0) * w0 + (depth[p + 1] ?? 0) * w1 + (depth[q] ?? 0) * w2 + (depth[q + 1] ?? 0) * w3;
      if (d >= band || d <= -band) {
        data[to] = large.data[from] ?? 0;
        data[to + 1] = large.data[from + 1] ?? 0;
        data[to + 2] = large.data[from + 2] ?? 0;
        data[to + 3] = d > 0 ? 255 : 0;
        continue;
      }
      let along = 0;
      let apart = 0;
      for (let c = 0; c < 3; c++) {
        const i = p * 3 + c;
        const j = q * 3 + c;
        const fc =
          (front[i] ?? 0) * w0 + (front[i + 3] ?? 0) * w1 + (front[j] ?? 0) * w2 + (front[j + 3] ?? 0) * w3;
        const bc =
          (back[i] ?? 0) * w0 + (back[i + 3] ?? 0) * w1 + (back[j] ?? 0) * w2 + (back[j + 3] ?? 0) * w3;
        f[c] = fc;
        b[c] = bc;
        along += ((large.data[from + c] ?? 0) - bc) * (fc - bc);
        apart += (fc - bc) ** 2;
      }
      // Where the two colours are hardly apart, the place of the edge says more than the colour does.
      const trust = apart / (apart + 900);
      const byColour = apart > 0 ? Math.min(1, Math.max(0, (along / apart - 0.04) / 0.92)) : 0;
      const byPlace = ramp(-0.9, 0.9, d);
      const mixed = trust * byColour + (1 - trust) * byPlace;
      const alpha = Math.min(1 - ramp(-0.7, -band, d), Math.max(ramp(0.7, band, d), mixed));
      for (let c = 0; c < 3; c++) {
        const seen = large.data[from + c] ?? 0;
        const own = alpha > 0.02 ? (seen - (1 - alpha) * (b[c] ?? 0)) / alpha : (f[c] ?? 0);
        // A share that is a little wrong must not burn the colour: it stays near that of the object beside it.
        const near = f[c] ?? 0;
        const clean = alpha > 0.98 ? seen : near + Math.min(30, Math.max(-30, own - near)) * alpha;
        data[to + c] = Math.min(255, Math.max(0, Math.round(clean)));
      }
      data[to + 3] = Math.round(alpha * 255);
    }
    const rest = turn();
    if (rest) await rest;
  }
  return { data, width, height, channels: 4 };
}
