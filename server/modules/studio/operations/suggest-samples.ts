import { desc, sql } from "drizzle-orm";
import { z } from "zod";
import { descriptionText, products } from "@/server/modules/catalog";
import { workspaceOperation } from "@/server/operations/define";

/** A shorter description says little of how somebody writes. */
const tellingLength = 80;

export const suggestSamples = workspaceOperation("studio.read", {
  name: "studio.suggestSamples",
  summary: "Take texts of the store's own products as samples of how it speaks",
  kind: "query",
  input: z.strictObject({ limit: z.int().min(1).max(10).default(5) }),
  output: z.object({ samples: z.array(z.string()) }),
  rest: { method: "GET", path: "/studio/voice/samples" },
  async run(ctx, { limit }) {
    const rows = await ctx.tx
      .select({ html: products.descriptionHtml })
      .from(products)
      .where(sql`length(${products.descriptionHtml}) >= ${tellingLength}`)
      .orderBy(desc(products.updatedAt), desc(products.id))
      .limit(limit);
    const samples = rows.map(({ html }) => descriptionText(html).trim().slice(0, 5_000));
    return { samples: [...new Set(samples.filter((sample) => sample.length > 0))] };
  },
});
