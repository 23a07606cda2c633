import { z } from "zod";
import { readProducts } from "@/server/modules/catalog";
import { workspaceOperation } from "@/server/operations/define";
import { notFound } from "@/server/platform/errors";
import { idOf } from "@/server/platform/ids";
import { SeoInput } from "../contract";
import { orderAnalysis, pointsOf } from "../order";

export const startSeo = workspaceOperation("studio.use", {
  name: "analyses.startSeo",
  summary: "Have texts for search engines proposed for a product's page, beside its score as it is",
  kind: "mutation",
  input: SeoInput,
  output: z.object({ id: idOf("analysis") }),
  rest: { method: "POST", path: "/analyses/seo", status: 202 },
  perMinute: 60,
  async run(ctx, { productId, ...input }) {
    const [product] = await readProducts(ctx.tx, [productId]);
    if (!product) throw notFound("product");
    const points = await pointsOf(ctx.workspace, "seo", input.mode);
    const { workspace, actor } = ctx;
    return {
      id: await orderAnalysis(ctx.tx, { workspace, actor, kind: "seo", input, productId, points, total: 1 }),
    };
  },
});
