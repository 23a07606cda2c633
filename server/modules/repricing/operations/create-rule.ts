import { z } from "zod";
import { recordAudit } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { type Id, idOf, newId } from "@/server/platform/ids";
import { RuleInput } from "../contract";
import { demandProducts } from "../rules";
import { repricingRules } from "../schema";

export const createRule = workspaceOperation("repricing.manage", {
  name: "repricing.createRule",
  summary: "Write a rule of prices; it does nothing before it is switched on",
  kind: "mutation",
  input: z.strictObject({ rule: RuleInput }),
  output: z.object({ id: idOf("repricingRule") }),
  rest: { method: "POST", path: "/repricing/rules", status: 201 },
  async run(ctx, { rule }) {
    await demandProducts(ctx.tx, rule.scope);
    const id: Id<"repricingRule"> = newId("repricingRule");
    const { id: workspaceId } = ctx.workspace;
    await ctx.tx.insert(repricingRules).values({ ...rule, id, workspaceId, createdBy: ctx.actor.userId });
    const details = { name: rule.name, terms: rule.terms };
    await recordAudit(ctx.tx, { actor: ctx.actor, action: "repricingRule.created", target: id, details });
    return { id };
  },
});
