import { recordAudit } from "@/server/modules/audit";
import { actorId } from "@/server/modules/wallet";
import { workspaceOperation } from "@/server/operations/define";
import { setStoreBudget, storeSpending } from "../budgets/store-budget";
import { SetBudgetInput, SpendingView } from "../contract";

export const setBudget = workspaceOperation("workspace.manage", {
  name: "ai.setBudget",
  summary: "Set what the store may spend on models in a month; calls that could cost more are refused",
  kind: "mutation",
  input: SetBudgetInput,
  output: SpendingView,
  rest: { method: "PUT", path: "/ai/budget" },
  async run(ctx, { limitMicros }) {
    const before = await storeSpending(ctx.tx);
    await setStoreBudget(ctx.tx, ctx.workspace.id, limitMicros, actorId(ctx.actor));
    await recordAudit(ctx.tx, {
      actor: ctx.actor,
      action: "ai.budgetSet",
      target: ctx.workspace.id,
      details: { before: before.limitMicros, after: limitMicros },
    });
    return storeSpending(ctx.tx);
  },
});
