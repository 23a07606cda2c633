import { workspaceOperation } from "@/server/operations/define";
import { historyOf } from "../matching/comparison";
import { ComparisonHistory, ComparisonHistoryInput } from "../matching/contract";

export const getComparisonHistory = workspaceOperation("competitors.read", {
  name: "competitors.getComparisonHistory",
  summary: "What other shops asked for an own product in the last days",
  kind: "query",
  input: ComparisonHistoryInput,
  output: ComparisonHistory,
  rest: { method: "GET", path: "/products/{productId}/comparison/history" },
  run: (ctx, { productId, days }) => historyOf(ctx.tx, productId, days, new Date()),
});
