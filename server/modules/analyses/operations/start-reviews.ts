import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { ReviewsInput } from "../contract";
import { orderAnalysis, pointsOf, timesOf } from "../order";
import { demandTexts, takeReviews } from "../reviews/take";

export const startReviews = workspaceOperation("studio.use", {
  name: "analyses.startReviews",
  summary: "Have reviews analysed: sentiment, themes, quotes, actions; it goes on by itself",
  kind: "action",
  input: ReviewsInput,
  output: z.object({ id: idOf("analysis") }),
  rest: { method: "POST", path: "/analyses/reviews", status: 202 },
  perMinute: 20,
  async run(ctx, input) {
    const taken = await takeReviews(ctx, input);
    demandTexts(taken);
    const { reviews, fileName } = taken;
    const times = timesOf(reviews);
    const points = (await pointsOf(ctx.workspace, "reviews")) * times;
    return ctx.transaction(async (tx) => {
      const id = await orderAnalysis(tx, {
        workspace: ctx.workspace,
        actor: ctx.actor,
        kind: "reviews",
        input: { locale: input.locale, count: reviews.length, ...(fileName && { fileName }), reviews },
        productId: input.productId,
        points,
        total: times + 1,
      });
      await ctx.keepAnswer(tx, { id });
      return { id };
    });
  },
});
