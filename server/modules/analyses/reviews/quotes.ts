import type { StoredReview } from "./contract";

const marks = /^[\s"'“”‘’«»„「」『』()[\].…]+|[\s"'“”‘’«»„「」『』()[\]…]+$/gu;
const flat = (text: string) => text.replace(/\s+/gu, " ");
/** Shorter than this, a quote says nothing and stands in any text. */
const leastLength = 3;

/**
 * The words of a quote as they stand in a review: letter by letter, but for the space between them and marks around
 * them. Undefined where they stand in none.
 * @param said the review that it is said to be from; it is looked for in the others too
 */
export function locateQuote(
  quote: string,
  reviews: readonly StoredReview[],
  said: number,
): { review: number; text: string } | undefined {
  const wanted = flat(quote).replace(marks, "");
  if (wanted.length < leastLength) return undefined;
  const holds = (index: number) => flat(reviews[index]?.text ?? "").includes(wanted);
  if (holds(said)) return { review: said, text: wanted };
  const review = reviews.findIndex((_, index) => holds(index));
  return review < 0 ? undefined : { review, text: wanted };
}
