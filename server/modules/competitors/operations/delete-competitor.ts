import { eq } from "drizzle-orm";
import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { cancelJob } from "../end";
import { openJob } from "../order";
import { lockCompetitor } from "../rows";
import { competitors } from "../schema";

export const deleteCompetitor = workspaceOperation("competitors.manage", {
  name: "competitors.deleteCompetitor",
  summary: "Stop watching a competitor, and forget its products and prices",
  kind: "mutation",
  input: z.strictObject({ id: idOf("competitor") }),
  output: z.object({}),
  rest: { method: "DELETE", path: "/competitors/{id}" },
  async run(ctx, { id }) {
    await lockCompetitor(ctx.tx, id);
    const job = await openJob(ctx.tx, id);
    // Its points are settled before the job goes with the rest.
    if (job) await cancelJob(ctx.tx, job);
    await ctx.tx.delete(competitors).where(eq(competitors.id, id));
    return {};
  },
});
