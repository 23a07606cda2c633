import { and, eq } from "drizzle-orm";
import { workspaceOperation } from "@/server/operations/define";
import { AppError, notFound } from "@/server/platform/errors";
import { idOf } from "@/server/platform/ids";
import { personOf } from "../alerts/person";
import { ruleValues, toRule } from "../alerts/rules";
import { AlertRule, AlertRuleInput } from "../contract";
import { competitorRow } from "../rows";
import { alertRules } from "../schema";

/** Rules of one person in one store. */
const mostRules = 50;

export const saveAlertRule = workspaceOperation("competitors.read", {
  name: "competitors.saveAlertRule",
  summary: "Say what one wants to be told of competitors, at once or once a day",
  kind: "mutation",
  input: AlertRuleInput.extend({ id: idOf("alertRule").optional() }),
  output: AlertRule,
  rest: { method: "PUT", path: "/competitors/alert-rules" },
  async run(ctx, { id, ...input }) {
    const userId = personOf(ctx.actor);
    const about = input.competitorId ? await competitorRow(ctx.tx, input.competitorId) : null;
    const values = ruleValues(input, ctx.workspace.timezone, new Date());
    const mine = eq(alertRules.userId, userId);
    if (id) {
      const [row] = await ctx.tx
        .update(alertRules)
        .set(values)
        .where(and(eq(alertRules.id, id), mine))
        .returning();
      if (!row) throw notFound("alertRule");
      return toRule(row, about?.name ?? null);
    }
    if ((await ctx.tx.$count(alertRules, mine)) >= mostRules) {
      throw new AppError("PLAN_LIMIT", { params: { limit: mostRules } });
    }
    const [row] = await ctx.tx
      .insert(alertRules)
      .values({ workspaceId: ctx.workspace.id, userId, ...values })
      .returning();
    if (!row) throw new Error("the rule was not written");
    return toRule(row, about?.name ?? null);
  },
});
