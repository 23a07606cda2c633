import { z } from "zod";
import { platformSettings } from "@/server/modules/settings";
import { readBalance } from "@/server/modules/wallet";
import { workspaceOperation } from "@/server/operations/define";
import { planOf } from "@/server/operations/plans";
import { Quote } from "../contract";
import { pointsOfPage } from "../costs";
import { pagesPerPoint } from "../points";
import { competitors } from "../schema";

export const quote = workspaceOperation("competitors.manage", {
  name: "competitors.quote",
  summary: "What reading a competitor costs, and what the plan allows",
  kind: "query",
  input: z.strictObject({}),
  output: Quote,
  rest: { method: "GET", path: "/competitors/quote" },
  async run(ctx) {
    const { available } = await readBalance(ctx.tx);
    const limits = planOf(ctx.workspace.plan);
    return {
      defaultMode: (await platformSettings()).competitive_mode,
      available,
      mostPages: limits.competitorPages,
      pagesPerPoint,
      pointsOfPage: await pointsOfPage(ctx.workspace, "ai"),
      competitors: await ctx.tx.$count(competitors),
      mostCompetitors: limits.competitors,
    };
  },
});
