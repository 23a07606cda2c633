import { eq } from "drizzle-orm";
import { workspaceOperation } from "@/server/operations/define";
import { notFound } from "@/server/platform/errors";
import { HistoryInput, PriceHistory } from "../contract";
import { historyOf } from "../history";
import { competitorProducts } from "../schema";

export const getHistory = workspaceOperation("competitors.read", {
  name: "competitors.getHistory",
  summary: "What a product of a competitor cost, change by change",
  kind: "query",
  input: HistoryInput,
  output: PriceHistory,
  rest: { method: "GET", path: "/competitors/products/{productId}/history" },
  async run(ctx, { productId, from, to }) {
    const [product] = await ctx.tx
      .select({ firstSeenAt: competitorProducts.firstSeenAt })
      .from(competitorProducts)
      .where(eq(competitorProducts.id, productId));
    if (!product) throw notFound("competitorProduct");
    const until = to ? new Date(to) : new Date();
    const since = from ? new Date(from) : product.firstSeenAt;
    const points = await historyOf(ctx.tx, productId, since, until);
    return {
      from: since.toISOString(),
      to: until.toISOString(),
      points: points.map(({ at, ...offer }) => ({ ...offer, at: at.toISOString() })),
    };
  },
});
