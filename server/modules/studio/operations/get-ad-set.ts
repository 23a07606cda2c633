import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { adSetDetail } from "../ads/rows";
import { AdSetDetail } from "../contract";
import { textFacts } from "../grounding";

export const getAdSet = workspaceOperation("studio.read", {
  name: "studio.getAdSet",
  summary: "Read the ads of a product with all their versions",
  kind: "query",
  input: z.strictObject({ id: idOf("adSet") }),
  output: AdSetDetail,
  rest: { method: "GET", path: "/studio/ads/{id}" },
  async run(ctx, { id }) {
    const detail = await adSetDetail(ctx.tx, id);
    const { options } = detail;
    const about = { productId: detail.product?.id ?? null, options };
    return { ...detail, facts: await textFacts(ctx.tx, about, ctx.workspace.currency) };
  },
});
