import { z } from "zod";
import { adminOperation } from "@/server/operations/define";
import { PriceVersion, SavePriceInput } from "../contract";
import { addPrice, priceVersions } from "../pricing/versions";

export const savePrice = adminOperation({
  name: "ai.savePrice",
  summary: "Enter what a model costs, as a new version that counts for calls that end from now on",
  kind: "mutation",
  input: SavePriceInput,
  output: z.object({ items: z.array(PriceVersion) }).meta({ description: "The versions, newest first" }),
  rest: { method: "PUT", path: "/admin/ai/prices" },
  async run(ctx, input) {
    await addPrice(ctx.tx, input, ctx.actor);
    return { items: await priceVersions(ctx.tx, input) };
  },
});
