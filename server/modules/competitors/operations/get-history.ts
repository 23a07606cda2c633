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
    const until = to ? new Date(to) : new Date();
    const since = from ? new Date(from) : undefined;
    // Asked for together: both travel to the database in one go.
    const [[product], points] = await Promise.all([
      ctx.tx
        .select({ firstSeenAt: competitorProducts.firstSeenAt })
        .from(competitorProducts)
        .where(eq(competitorProducts.id, productId)),
      historyOf(ctx.tx, productId, since, until),
    ]);
    if (!product) throw notFound("competitorProduct");
    return {
      from: (since ?? product.firstSeenAt).toISOString(),
      to: until.toISOString(),
      points: points.map(({ at, priceMinor, currency, listPriceMinor, availability }) => ({
        at: at.toISOString(),
        priceMinor,
        currency,
        listPriceMinor,
        availability,
      })),
    };
  },
});
