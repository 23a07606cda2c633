import { sql } from "drizzle-orm";
import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { products } from "../schema";

const Facet = z.array(z.object({ value: z.string(), count: z.int() }));

export const listFacets = workspaceOperation("catalog.read", {
  name: "catalog.listFacets",
  summary: "List the vendors, categories and tags in use, most used first",
  kind: "query",
  input: z.strictObject({}),
  output: z.object({ vendors: Facet, categories: Facet, tags: Facet }),
  rest: { method: "GET", path: "/products/facets" },
  async run(ctx) {
    const facet = async (expression: ReturnType<typeof sql>) => {
      const rows = await ctx.tx
        .select({ value: sql<string>`f.value`, count: sql<number>`count(*)::int` })
        .from(sql`(select ${expression} as value from ${products}) f`)
        .where(sql`f.value <> ''`)
        .groupBy(sql`f.value`)
        .orderBy(sql`count(*) desc, f.value`)
        .limit(200);
      return rows;
    };
    return {
      vendors: await facet(sql`${products.vendor}`),
      categories: await facet(sql`${products.category}`),
      tags: await facet(sql`unnest(${products.tags})`),
    };
  },
});
