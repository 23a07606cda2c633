import { pace } from "../pixels";

/** The eight neighbours of a pixel; the opposite of direction d is d ^ 1. */
const dx = [1, -1, 0, 0, 1, -1, 1, -1];
const dy = [0, 0, 1, -1, 1, -1, -1, 1];

const atEnd = 8;
const none = 9;
const free = 0;
const object = 1;
const ground = 2;

interface Costs {
  width: number;
  height: number;
  /** What it costs to call a pixel background, and to call it object. */
  background: Float32Array;
  object: Float32Array;
  /** What it costs to part a pixel from its neighbour in one of the eight directions: at `pixel * 8 + direction`. */
  between: Float32Array;
}

/**
 * Parts a picture into object and background at the least cost: the minimum cut of its grid, found with two growing
 * trees (Boykov and Kolmogorov, "An Experimental Comparison of Min-Cut/Max-Flow Algorithms", 2004).
 * @returns 1 where a pixel is of the object
 */
export async function leastCut({ width, height, background, object: asObject, between }: Costs) {
  const count = width * height;
  const step = dx.map((x, d) => x + (dy[d] ?? 0) * width);
  const room = Float32Array.from(between);
  /** What the way from the object's end (above 0) or to the ground's end (below 0) still takes. */
  const end = new Float32Array(count);
  const tree = new Uint8Array(count);
  const parent = new Uint8Array(count).fill(none);
  /** Distance to the tree's end, good as long as `seen` is of this moment. */
  const depth = new Int32Array(count);
  const seen = new Int32Array(count);
  const queue = new Int32Array(count);
  const queued = new Uint8Array(count);
  let head = 0;
  let waiting = 0;
  let now = 0;
  const orphans: number[] = [];

  const wake = (p: number) => {
    if (queued[p]) return;
    queued[p] = 1;
    queue[(head + waiting) % count] = p;
    waiting += 1;
  };
  /** What can still flow from p to its neighbour in direction d: nothing where there is none, by its cost of 0. */
  const roomFrom = (p: number, d: number) => room[p * 8 + d] ?? 0;
  const roomTo = (p: number, d: number) => room[(p + (step[d] ?? 0)) * 8 + (d ^ 1)] ?? 0;

  for (let p = 0; p < count; p++) {
    const lean = (background[p] ?? 0) - (asObject[p] ?? 0);
    end[p] = lean;
    if (lean === 0) continue;
    tree[p] = lean > 0 ? object : ground;
    parent[p] = atEnd;
    depth[p] = 1;
    wake(p);
  }

  /** Whether p still hangs on its tree's end; how far from it. */
  const reach = (p: number): number => {
    let far = 0;
    for (let q = p; ; ) {
      if (seen[q] === now) {
        far += depth[q] ?? 0;
        break;
      }
      const d = parent[q] ?? none;
      far += 1;
      if (d === atEnd) {
        seen[q] = now;
        depth[q] = 1;
        break;
      }
      if (d === none) return -1;
      q += step[d] ?? 0;
    }
    let left = far;
    for (let q = p; seen[q] !== now; q += step[parent[q] ?? 0] ?? 0) {
      seen[q] = now;
      depth[q] = left;
      left -= 1;
    }
    return far;
  };

  const adopt = () => {
    for (let p = orphans.pop(); p !== undefined; p = orphans.pop()) {
      const side = tree[p] ?? free;
      let best = none;
      let nearest = Number.POSITIVE_INFINITY;
      for (let d = 0; d < 8; d++) {
        const q = p + (step[d] ?? 0);
        if (tree[q] !== side || (side === object ? roomTo(p, d) : roomFrom(p, d)) <= 1e-6) continue;
        const far = reach(q);
        if (far >= 0 && far < nearest) {
          nearest = far;
          best = d;
        }
      }
      if (best !== none) {
        parent[p] = best;
        seen[p] = now;
        depth[p] = nearest + 1;
        continue;
      }
      for (let d = 0; d < 8; d++) {
        const q = p + (step[d] ?? 0);
        if (tree[q] !== side) continue;
        if ((side === object ? roomTo(p, d) : roomFrom(p, d)) > 1e-6) wake(q);
        if (parent[q] === (d ^ 1)) {
          parent[q] = none;
          orphans.push(q);
        }
      }
      tree[p] = free;
      parent[p] = none;
    }
  };

  /** Lets flow what the path through p (object's tree) and its neighbour in direction d (the ground's) takes. */
  const augment = (p: number, d: number) => {
    let flow = roomFrom(p, d);
    let q = p;
    for (let up = parent[q] ?? none; up !== atEnd; up = parent[q] ?? none) {
      flow = Math.min(flow, roomTo(q, up));
      q += step[up] ?? 0;
    }
    flow = Math.min(flow, end[q] ?? 0);
    let r = p + (step[d] ?? 0);
    for (let up = parent[r] ?? none; up !== atEnd; up = parent[r] ?? none) {
      flow = Math.min(flow, roomFrom(r, up));
      r += step[up] ?? 0;
    }
    flow = Math.min(flow, -(end[r] ?? 0));

    const move = (from: number, direction: number) => {
      const there = from * 8 + direction;
      const back = (from + (step[direction] ?? 0)) * 8 + (direction ^ 1);
      room[there] = (room[there] ?? 0) - flow;
      room[back] = (room[back] ?? 0) + flow;
      return (room[there] ?? 0) <= 1e-6;
    };
    const orphan = (node: number) => {
      parent[node] = none;
      orphans.push(node);
    };
    move(p, d);
    q = p;
    for (let up = parent[q] ?? none; up !== atEnd; ) {
      const above = q + (step[up] ?? 0);
      const next = parent[above] ?? none;
      if (move(above, up ^ 1)) orphan(q);
      q = above;
      up = next;
    }
    end[q] = (end[q] ?? 0) - flow;
    if ((end[q] ?? 0) <= 1e-6) orphan(q);
    r = p + (step[d] ?? 0);
    for (let up = parent[r] ?? none; up !== atEnd; ) {
      const below = r + (step[up] ?? 0);
      const next = parent[below] ?? none;
      if (move(r, up)) orphan(r);
      r = below;
      up = next;
    }
    end[r] = (end[r] ?? 0) + flow;
    if ((end[r] ?? 0) >= -1e-6) orphan(r);
  };

  const turn = pace();
  let grown = 0;
  while (waiting > 0) {
    const p = queue[head] ?? 0;
    const side = tree[p] ?? free;
    let met = -1;
    if (side !== free) {
      for (let d = 0; d < 8 && met < 0; d++) {
        if ((side === object ? roomFrom(p, d) : roomTo(p, d)) <= 1e-6) continue;
        const q = p + (step[d] ?? 0);
        if (tree[q] === free) {
          tree[q] = side;
          parent[q] = d ^ 1;
          seen[q] = seen[p] ?? 0;
          depth[q] = (depth[p] ?? 0) + 1;
          wake(q);
        } else if (tree[q] !== side) {
          met = d;
        }
      }
    }
    if (met < 0) {
      head = (head + 1) % count;
      waiting -= 1;
      queued[p] = 0;
    } else {
      now += 1;
      if (side === object) augment(p, met);
      else augment(p + (step[met] ?? 0), met ^ 1);
      adopt();
    }
    grown += 1;
    if (grown % 512 === 0) {
      const rest = turn();
      if (rest) await rest;
    }
  }
  return Uint8Array.from(tree, (side) => (side === object ? 1 : 0));
}
