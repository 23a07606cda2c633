import { eq } from "drizzle-orm";
import { workspaceOperation } from "@/server/operations/define";
import { CompetitorChange, CompetitorDetail } from "../contract";
import { competitorDetail } from "../detail";
import { lockCompetitor } from "../rows";
import { nextCheck } from "../schedule";
import { competitors } from "../schema";

export const updateCompetitor = workspaceOperation("competitors.manage", {
  name: "competitors.updateCompetitor",
  summary: "Change a competitor's name, mode or schedule, pause it, or say that it is friendly or one's own",
  kind: "mutation",
  input: CompetitorChange,
  output: CompetitorDetail,
  rest: { method: "PATCH", path: "/competitors/{id}" },
  async run(ctx, { id, schedule, paused, name, mode, friendly, own }) {
    const row = await lockCompetitor(ctx.tx, id);
    const zone = ctx.workspace.timezone;
    const again = schedule !== undefined || (paused === false && row.pausedAt !== null);
    await ctx.tx
      .update(competitors)
      .set({
        ...(name !== undefined && name !== row.name && { name, namedByHand: true }),
        ...(mode !== undefined && { mode }),
        ...(friendly !== undefined && { friendly }),
        ...(own !== undefined && { own }),
        ...schedule,
        ...(paused !== undefined && { pausedAt: paused ? (row.pausedAt ?? new Date()) : null }),
        ...(again && { zone, nextCheckAt: nextCheck({ ...row, ...schedule }, new Date(), zone, id) }),
      })
      .where(eq(competitors.id, id));
    return competitorDetail(ctx.tx, id);
  },
});
