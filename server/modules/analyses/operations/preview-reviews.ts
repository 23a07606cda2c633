import { readBalance } from "@/server/modules/wallet";
import { workspaceOperation } from "@/server/operations/define";
import { ReviewsInput, ReviewsPreview } from "../contract";
import { pointsOf, timesOf } from "../order";
import { takeReviews } from "../reviews/take";

/** How many reviews a preview shows. */
const shown = 4;

export const previewReviews = workspaceOperation("studio.use", {
  name: "analyses.previewReviews",
  summary: "Look into pasted reviews or a file of them: what its columns mean, how many, what it would cost",
  kind: "action",
  input: ReviewsInput,
  output: ReviewsPreview,
  rest: { method: "POST", path: "/analyses/reviews/preview" },
  async run(ctx, input) {
    const { reviews, ...taken } = await takeReviews(ctx, input);
    const points = (await pointsOf(ctx.workspace, "reviews")) * timesOf(reviews);
    const { available } = await ctx.transaction(readBalance);
    return {
      ...taken,
      count: reviews.length,
      rated: reviews.filter(({ rating }) => rating !== undefined).length,
      dated: reviews.filter(({ date }) => date !== undefined).length,
      sample: reviews.filter(({ text }) => text !== "").slice(0, shown),
      points,
      available,
    };
  },
});
