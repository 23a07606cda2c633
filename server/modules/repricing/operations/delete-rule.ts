import { eq } from "drizzle-orm";
import { z } from "zod";
import { recordAudit } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { letGo, ruleRow } from "../rules";
import { requestRun } from "../runs";
import { repricingRules } from "../schema";

export const deleteRule = workspaceOperation("repricing.manage", {
  name: "repricing.deleteRule",
  summary: "Delete a rule of prices; prices that it has set, and the trail of them, stay",
  kind: "mutation",
  input: z.strictObject({ id: idOf("repricingRule") }),
  output: z.object({}),
  rest: { method: "DELETE", path: "/repricing/rules/{id}" },
  async run(ctx, { id }) {
    const { name, active } = await ruleRow(ctx.tx, id, { lock: true });
    await letGo(ctx.tx, id);
    await ctx.tx.delete(repricingRules).where(eq(repricingRules.id, id));
    const details = { name };
    await recordAudit(ctx.tx, { actor: ctx.actor, action: "repricingRule.deleted", target: id, details });
    // What it was for may be another rule's now.
    if (active) await requestRun(ctx.tx, ctx.workspace.id, "manual", ctx.actor.userId);
    return {};
  },
});
