import type { StoredReview } from "./contract";

/** What is read by one call: so many reviews that each gets its due, in an answer that a model finishes. */
const batchSize = 80;
const batchCharacters = 24_000;

/** Some of the reviews, with the number of its first among all. */
export interface Batch {
  from: number;
  reviews: StoredReview[];
}

/** Cuts reviews into batches, in their order. There is always one. */
export function batchesOf(reviews: readonly StoredReview[]): Batch[] {
  const batches: Batch[] = [];
  let open: Batch = { from: 0, reviews: [] };
  let characters = 0;
  for (const [index, review] of reviews.entries()) {
    const full = open.reviews.length >= batchSize || characters + review.text.length > batchCharacters;
    if (full && open.reviews.length > 0) {
      batches.push(open);
      open = { from: index, reviews: [] };
      characters = 0;
    }
    open.reviews.push(review);
    characters += review.text.length;
  }
  return [...batches, open];
}
