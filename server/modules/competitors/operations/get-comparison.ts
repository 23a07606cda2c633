import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { comparisonOf } from "../matching/comparison";
import { Comparison } from "../matching/contract";

export const getComparison = workspaceOperation("competitors.read", {
  name: "competitors.getComparison",
  summary: "One own product against all shops that sell it, with unit prices",
  kind: "query",
  input: z.strictObject({ productId: idOf("product") }),
  output: Comparison,
  rest: { method: "GET", path: "/products/{productId}/comparison" },
  run: (ctx, { productId }) => comparisonOf(ctx.tx, productId),
});
