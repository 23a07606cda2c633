import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { storeSpending } from "../budgets/store-budget";
import { SpendingView } from "../contract";

export const getBudget = workspaceOperation("wallet.read", {
  name: "ai.getBudget",
  summary: "Read what the store may spend on models in this month, and what of it is gone",
  kind: "query",
  input: z.strictObject({}),
  output: SpendingView,
  rest: { method: "GET", path: "/ai/budget" },
  run: (ctx) => storeSpending(ctx.tx),
});
