import { and, asc, eq, gte, sql } from "drizzle-orm";
import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { JobView } from "../contract";
import { jobRow } from "../rows";
import { competitorProducts } from "../schema";
import { progressOf } from "../views";

/** Products that one answer tells; all are in the competitor's list. */
const mostProducts = 1000;

export const getJob = workspaceOperation("competitors.read", {
  name: "competitors.getJob",
  summary: "How far the reading of a competitor is, and what it has found",
  kind: "query",
  input: z.strictObject({ id: idOf("competitorJob") }),
  output: JobView,
  rest: { method: "GET", path: "/competitors/job/{id}" },
  async run(ctx, { id }) {
    const job = await jobRow(ctx.tx, id);
    const { status, kind, pages } = await progressOf(ctx.tx, job);
    const over = job.finishedAt !== null;
    const rows = over
      ? await ctx.tx
          .select({
            url: competitorProducts.url,
            title: competitorProducts.title,
            price: competitorProducts.priceMinor,
            currency: competitorProducts.currency,
            list_price: competitorProducts.listPriceMinor,
            availability: competitorProducts.availability,
            brand: competitorProducts.brand,
            sku: competitorProducts.sku,
            gtin: competitorProducts.gtin,
            image: competitorProducts.imageUrl,
            rating: competitorProducts.rating,
            total: sql<number>`count(*) over ()::int`,
          })
          .from(competitorProducts)
          .where(
            and(
              eq(competitorProducts.competitorId, job.competitorId),
              gte(competitorProducts.lastSeenAt, job.createdAt),
            ),
          )
          .orderBy(asc(competitorProducts.title), asc(competitorProducts.id))
          .limit(mostProducts)
      : [];
    return {
      id,
      url: job.url,
      mode: job.mode,
      status: status === "cancelled" ? "failed" : status,
      result:
        status === "pending"
          ? null
          : {
              competitor_id: job.competitorId,
              kind,
              pages,
              points: over ? job.pointsSpent : job.pointsHeld,
              products: rows.map(({ total: _, ...product }) => product),
              products_total: rows[0]?.total ?? 0,
              error: status === "cancelled" ? "CANCELLED" : job.errorCode,
            },
      created_at: job.createdAt.toISOString(),
      updated_at: job.updatedAt.toISOString(),
    };
  },
});
