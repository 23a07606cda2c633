import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { personOf } from "../alerts/person";
import { toRule } from "../alerts/rules";
import { AlertRule } from "../contract";
import { alertRules, competitors } from "../schema";

export const listAlertRules = workspaceOperation("competitors.read", {
  name: "competitors.listAlertRules",
  summary: "What one wants to be told of competitors",
  kind: "query",
  input: z.strictObject({}),
  output: z.object({ items: z.array(AlertRule) }),
  rest: { method: "GET", path: "/competitors/alert-rules" },
  async run(ctx) {
    const rows = await ctx.tx
      .select({ rule: alertRules, name: competitors.name })
      .from(alertRules)
      .leftJoin(competitors, eq(competitors.id, alertRules.competitorId))
      .where(eq(alertRules.userId, personOf(ctx.actor)))
      .orderBy(asc(alertRules.id));
    return { items: rows.map(({ rule, name }) => toRule(rule, name)) };
  },
});
