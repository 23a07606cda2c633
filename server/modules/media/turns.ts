import sharp from "sharp";

// One thread for each picture, and nothing kept between them: what one costs in memory is known.
sharp.concurrency(1);
sharp.cache(false);

let last: Promise<unknown> = Promise.resolve();

/** Works on pictures one after the other, whoever asks, so that they never need the memory of two at once. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work);
  last = mine.catch(() => {});
  return mine;
}
