import { eq } from "drizzle-orm";
import { z } from "zod";
import { recordAudit } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { letGo, ruleRow } from "../rules";
import { requestRun } from "../runs";
import { repricingRules } from "../schema";

export const setRuleActive = workspaceOperation("repricing.manage", {
  name: "repricing.setRuleActive",
  summary: "Switch a rule of prices on or off; prices that it has set stay as they are",
  kind: "mutation",
  input: z.strictObject({ id: idOf("repricingRule"), active: z.boolean() }),
  output: z.object({ active: z.boolean() }),
  rest: { method: "POST", path: "/repricing/rules/{id}/active" },
  async run(ctx, { id, active }) {
    const before = await ruleRow(ctx.tx, id, { lock: true });
    if (before.active === active) return { active };
    await ctx.tx.update(repricingRules).set({ active }).where(eq(repricingRules.id, id));
    if (!active) await letGo(ctx.tx, id);
    const action = active ? "repricingRule.switchedOn" : "repricingRule.switchedOff";
    await recordAudit(ctx.tx, { actor: ctx.actor, action, target: id, details: { name: before.name } });
    await requestRun(ctx.tx, ctx.workspace.id, "manual", ctx.actor.userId);
    return { active };
  },
});
