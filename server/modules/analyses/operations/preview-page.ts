import { readProducts } from "@/server/modules/catalog";
import { readBalance } from "@/server/modules/wallet";
import { workspaceOperation } from "@/server/operations/define";
import { notFound } from "@/server/platform/errors";
import { PagePreview, SeoInput } from "../contract";
import { pointsOf } from "../order";
import { pageOf } from "../seo/page";
import { scorePage } from "../seo/score";

export const previewPage = workspaceOperation("studio.read", {
  name: "analyses.previewPage",
  summary: "Score a product's page for search engines, with reasons; costs nothing",
  kind: "query",
  input: SeoInput.omit({ mode: true }),
  output: PagePreview,
  rest: { method: "GET", path: "/analyses/seo/preview" },
  async run(ctx, { productId, keyword, locale }) {
    const [product] = await readProducts(ctx.tx, [productId]);
    if (!product) throw notFound("product");
    const page = await pageOf(ctx.tx, product);
    const [basic, advanced] = await Promise.all([
      pointsOf(ctx.workspace, "seo", "basic"),
      pointsOf(ctx.workspace, "seo", "advanced"),
    ]);
    const { available } = await readBalance(ctx.tx);
    return { page, score: scorePage(page, keyword, locale), points: { basic, advanced }, available };
  },
});
