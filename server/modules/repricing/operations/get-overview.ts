import { desc, eq, isNotNull } from "drizzle-orm";
import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { Overview } from "../contract";
import { repricedVariants, repricingChanges, repricingRules, repricingRuns } from "../schema";

export const getOverview = workspaceOperation("repricing.read", {
  name: "repricing.getOverview",
  summary:
    "How many rules are on, proposals wait and prices are left alone, and when rules were last carried out",
  kind: "query",
  input: z.strictObject({}),
  output: Overview,
  rest: { method: "GET", path: "/repricing" },
  async run(ctx) {
    const { tx } = ctx;
    const rules = await tx.$count(repricingRules);
    const active = await tx.$count(repricingRules, eq(repricingRules.active, true));
    const proposed = await tx.$count(repricingChanges, eq(repricingChanges.state, "proposed"));
    const held = await tx.$count(repricedVariants, isNotNull(repricedVariants.heldFor));
    const [last] = await tx.select().from(repricingRuns).orderBy(desc(repricingRuns.id)).limit(1);
    return {
      currency: ctx.workspace.currency,
      rules,
      active,
      proposed,
      held,
      lastRunAt: last?.createdAt.toISOString() ?? null,
      running: last !== undefined && last.finishedAt === null,
    };
  },
});
