import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { products } from "@/server/modules/catalog";
import { workspaceOperation } from "@/server/operations/define";
import { notFound } from "@/server/platform/errors";
import { idOf } from "@/server/platform/ids";
import { CompetitorProductDetail } from "../contract";
import { competitorMatches } from "../matching/schema";
import { competitorProducts, competitors } from "../schema";
import { toProduct } from "../views";

export const getProduct = workspaceOperation("competitors.read", {
  name: "competitors.getProduct",
  summary: "Read a product of a competitor, with where each value was read",
  kind: "query",
  input: z.strictObject({ id: idOf("competitorProduct") }),
  output: CompetitorProductDetail,
  rest: { method: "GET", path: "/competitors/products/{id}" },
  async run(ctx, { id }) {
    const [found] = await ctx.tx
      .select({
        product: competitorProducts,
        competitor: { id: competitors.id, name: competitors.name },
        own: { id: products.id, title: products.title },
      })
      .from(competitorProducts)
      .innerJoin(competitors, eq(competitors.id, competitorProducts.competitorId))
      .leftJoin(
        competitorMatches,
        and(
          eq(competitorMatches.competitorProductId, competitorProducts.id),
          eq(competitorMatches.state, "confirmed"),
        ),
      )
      .leftJoin(products, eq(products.id, competitorMatches.productId))
      .where(eq(competitorProducts.id, id));
    if (!found) throw notFound("competitorProduct");
    const { product, competitor, own } = found;
    return {
      ...toProduct(product),
      competitor,
      own,
      mpn: product.mpn,
      rating: product.rating,
      ratingCount: product.ratingCount,
      attributes: product.attributes,
      variants: product.variants.length,
      firstSeenAt: product.firstSeenAt.toISOString(),
      observedAt: product.observedAt.toISOString(),
      sources: Object.fromEntries(
        Object.entries(product.sources).flatMap(([name, of]) => (of ? [[name, of]] : [])),
      ),
    };
  },
});
