import { looksAlike } from "@/server/modules/media";
import type { Known } from "../compare";

/** So many others of a shop may have a product's photo, as sizes of one article do. */
const mostOthers = 3;
/** After so many pictures the work may pause. */
const pauseEvery = 20;

/**
 * Forgets pictures that tell no product from another, since many of their shop look so: a logo, a table of sizes, a
 * sign that there is no picture. A generator that pauses often, as `looking` of match.ts.
 * @param products of one shop; articles of one product count as one
 */
export function* forgetCommonPictures(products: readonly (readonly Known[])[]): Generator<void, void> {
  const pictured = products.flatMap((articles) => {
    const picture = articles.find((article) => article.picture)?.picture;
    return picture ? [{ articles, picture }] : [];
  });
  const common = [];
  for (const [i, one] of pictured.entries()) {
    if (i % pauseEvery === 0) yield;
    let others = 0;
    for (const other of pictured) if (other !== one && looksAlike(one.picture, other.picture)) others += 1;
    if (others > mostOthers) common.push(one);
  }
  for (const { articles } of common) for (const article of articles) article.picture = undefined;
}
