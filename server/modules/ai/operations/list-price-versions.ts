import { z } from "zod";
import { adminOperation } from "@/server/operations/define";
import { ModelInput, PriceVersion } from "../contract";
import { priceVersions } from "../pricing/versions";

export const listPriceVersions = adminOperation({
  name: "ai.listPriceVersions",
  summary: "List the versions of a model's price, newest first: who changed it, when and why",
  kind: "query",
  input: ModelInput,
  output: z.object({ items: z.array(PriceVersion) }),
  rest: { method: "GET", path: "/admin/ai/prices/versions" },
  run: async (ctx, model) => ({ items: await priceVersions(ctx.tx, model) }),
});
