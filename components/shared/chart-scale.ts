/**
 * Round marks for an axis that begins at 0: about `wanted` steps of 1, 2, 2.5 or 5 times a power of ten, the last
 * at or above the greatest value. Steps are not below `smallest`: half a thing is no mark on an axis that counts.
 */
export function axisMarks(greatest: number, wanted = 4, smallest = 0): number[] {
  if (!(greatest > 0)) return [0, 1];
  const rough = Math.max(greatest / wanted, smallest);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step =
    [1, 2, 2.5, 5, 10]
      .map((factor) => factor * power)
      .filter((size) => smallest === 0 || Number.isInteger(size / smallest))
      .find((size) => size >= rough * (1 - 1e-9)) ?? power * 10;
  const count = Math.ceil((greatest / step) * (1 - 1e-9));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

/** Which labels of an axis are written, so that they do not run into each other: every n-th, and never more than `most`. */
export function labelEvery(count: number, most: number): number {
  return Math.max(1, Math.ceil(count / most));
}
