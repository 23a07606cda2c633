/** Parts of a mask that hang together, by their corner-free neighbourhood. */
interface Regions {
  /** Number of each pixel's region, from 0. */
  of: Int32Array;
  regions: { value: number; size: number; touchesEdge: boolean }[];
}

function regionsOf(mask: Uint8Array, width: number, height: number): Regions {
  const of = new Int32Array(mask.length).fill(-1);
  const regions: Regions["regions"] = [];
  const stack = new Int32Array(mask.length);
  for (let start = 0; start < mask.length; start++) {
    if (of[start] !== -1) continue;
    const number = regions.length;
    const region = { value: mask[start] ?? 0, size: 0, touchesEdge: false };
    regions.push(region);
    let depth = 0;
    const visit = (at: number) => {
      if (of[at] !== -1 || mask[at] !== region.value) return;
      of[at] = number;
      stack[depth++] = at;
    };
    visit(start);
    while (depth > 0) {
      const at = stack[--depth] ?? 0;
      region.size += 1;
      const x = at % width;
      const y = (at - x) / width;
      if (x === 0 || y === 0 || x === width - 1 || y === height - 1) region.touchesEdge = true;
      if (x > 0) visit(at - 1);
      if (x < width - 1) visit(at + 1);
      if (y > 0) visit(at - width);
      if (y < height - 1) visit(at + width);
    }
  }
  return { of, regions };
}

/** Smaller than this share of the largest part, a part of the object is a speck. */
const speck = 0.01;
/** A hole is one only if what is seen through it is as near to the backdrop as this, on average. */
const throughHole = 2.2;

/** Drops specks beside the object, and fills holes in it through which something else than the backdrop is seen; without `openings` all of them. */
export function tidy(
  mask: Uint8Array,
  far: Float32Array,
  width: number,
  height: number,
  openings: boolean,
): Uint8Array {
  const { of, regions } = regionsOf(mask, width, height);
  const farness = new Float64Array(regions.length);
  for (let at = 0; at < of.length; at++) {
    const region = of[at] ?? 0;
    farness[region] = (farness[region] ?? 0) + (far[at] ?? 0);
  }
  const largest = Math.max(0, ...regions.filter((r) => r.value === 1).map((r) => r.size));
  const becomes = regions.map(({ value, size, touchesEdge }, number) => {
    if (value === 1) return size >= largest * speck ? 1 : 0;
    if (touchesEdge) return 0;
    return openings && (farness[number] ?? 0) / size < throughHole && size > largest * 0.002 ? 0 : 1;
  });
  return Uint8Array.from(of, (region) => becomes[region] ?? 0);
}

/**
 * Distance of each pixel from the mask's edge, in pixels up to `most`: above 0 inside the object, below 0 outside
 * (two passes of a chamfer).
 */
export function depthOf(mask: Uint8Array, width: number, height: number, most: number): Float32Array {
  const depth = new Float32Array(mask.length).fill(most);
  const look = (at: number, x: number, y: number, steps: readonly (readonly [number, number])[]) => {
    let best = depth[at] ?? most;
    for (const [sx, sy] of steps) {
      const nx = x + sx;
      const ny = y + sy;
      if (nx < 0 || ny < 0 || nx >= width || ny >= height) continue;
      const q = ny * width + nx;
      const far = sx !== 0 && sy !== 0 ? Math.SQRT2 : 1;
      // Beside a pixel of the other kind the edge runs half a pixel away.
      best = Math.min(best, mask[q] === mask[at] ? (depth[q] ?? most) + far : far - 0.5);
    }
    depth[at] = best;
  };
  const before = [
    [-1, 0],
    [0, -1],
    [-1, -1],
    [1, -1],
  ] as const;
  const after = [
    [1, 0],
    [0, 1],
    [1, 1],
    [-1, 1],
  ] as const;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) look(y * width + x, x, y, [...before, ...after]);
  for (let y = height - 1; y >= 0; y--) for (let x = width - 1; x >= 0; x--) look(y * width + x, x, y, after);
  return depth.map((d, at) => (mask[at] ? d : -d));
}
