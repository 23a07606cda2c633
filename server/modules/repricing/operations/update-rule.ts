import { eq } from "drizzle-orm";
import { z } from "zod";
import { recordAudit } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { AppError } from "@/server/platform/errors";
import { idOf } from "@/server/platform/ids";
import { RuleInput } from "../contract";
import { demandProducts, ruleRow } from "../rules";
import { requestRun } from "../runs";
import { repricingRules } from "../schema";

export const updateRule = workspaceOperation("repricing.manage", {
  name: "repricing.updateRule",
  summary: "Change a rule of prices; what it has proposed is made anew",
  kind: "mutation",
  input: z.strictObject({
    id: idOf("repricingRule"),
    version: z
      .int()
      .meta({ description: "The version that was changed; when another has come since, nothing is" }),
    rule: RuleInput,
  }),
  output: z.object({ version: z.int() }),
  rest: { method: "PUT", path: "/repricing/rules/{id}" },
  async run(ctx, { id, version, rule }) {
    const before = await ruleRow(ctx.tx, id, { lock: true });
    if (before.version !== version) throw new AppError("WRONG_STATE");
    await demandProducts(ctx.tx, rule.scope);
    await ctx.tx
      .update(repricingRules)
      .set({ ...rule, version: version + 1 })
      .where(eq(repricingRules.id, id));
    const details = { version: version + 1, name: rule.name, terms: rule.terms, before: before.terms };
    await recordAudit(ctx.tx, { actor: ctx.actor, action: "repricingRule.changed", target: id, details });
    if (before.active) await requestRun(ctx.tx, ctx.workspace.id, "manual", ctx.actor.userId);
    return { version: version + 1 };
  },
});
