import { z } from "zod";
import { adminOperation } from "@/server/operations/define";
import { installationSpending } from "../budgets/installation";
import { SpendingView } from "../contract";

export const installationBudget = adminOperation({
  name: "ai.installationBudget",
  summary: "Read what all stores together may spend on models in this month, and what of it is gone",
  kind: "query",
  input: z.strictObject({}),
  output: SpendingView,
  rest: { method: "GET", path: "/admin/ai/budget" },
  run: (ctx) => installationSpending(ctx.tx),
});
