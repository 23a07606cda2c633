import { z } from "zod";
import { adminOperation } from "@/server/operations/define";
import { PriceList } from "../contract";
import { currentPrices, unpricedModels } from "../pricing/versions";

export const listPrices = adminOperation({
  name: "ai.listPrices",
  summary: "List what models cost, and the models whose price nobody has entered",
  kind: "query",
  input: z.strictObject({}),
  output: PriceList,
  rest: { method: "GET", path: "/admin/ai/prices" },
  async run(ctx) {
    // Enters the prices of a new installation.
    const unpriced = await unpricedModels(ctx.tx);
    return { unpriced, items: await currentPrices(ctx.tx) };
  },
});
