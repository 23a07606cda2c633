/**
 * Round marks for an axis that begins at 0: about `wanted` steps of 1, 2, 2.5 or 5 times a power of ten, the last
 * at or above the greatest value.
 */
export function axisMarks(greatest: number, wanted = 4): number[] {
  if (!(greatest > 0)) return [0, 1];
  const rough = greatest / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step =
    [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough * (1 - 1e-9)) ??
    power * 10;
  const count = Math.ceil((greatest / step) * (1 - 1e-9));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

/** Which labels of an axis are written, so that they do not run into each other: every n-th, and never more than `most`. */
export function labelEvery(count: number, most: number): number {
  return Math.max(1, Math.ceil(count / most));
}
