import { workspaceOperation } from "@/server/operations/define";
import { comparisonHistoryOf } from "../matching/comparison-history";
import { ComparisonHistory, ComparisonHistoryInput } from "../matching/contract";

export const getComparisonHistory = workspaceOperation("competitors.read", {
  name: "competitors.getComparisonHistory",
  summary: "What an own product cost in the last days, here and in other shops",
  kind: "query",
  input: ComparisonHistoryInput,
  output: ComparisonHistory,
  rest: { method: "GET", path: "/products/{productId}/comparison/history" },
  run: (ctx, which) => comparisonHistoryOf(ctx.tx, which, new Date()),
});
