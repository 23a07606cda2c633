import { eq } from "drizzle-orm";
import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { AppError } from "@/server/platform/errors";
import { idOf } from "@/server/platform/ids";
import { analysisRow } from "../rows";
import { analyses } from "../schema";

export const deleteAnalysis = workspaceOperation("studio.use", {
  name: "analyses.deleteAnalysis",
  summary: "Delete an analysis that is over; what it put on products stays",
  kind: "mutation",
  input: z.strictObject({ id: idOf("analysis") }),
  output: z.object({}),
  rest: { method: "DELETE", path: "/analyses/{id}" },
  async run(ctx, { id }) {
    const { status } = await analysisRow(ctx.tx, id);
    // Its points are set aside: it is to be stopped first, which gives them back.
    if (status === "running") throw new AppError("WRONG_STATE");
    await ctx.tx.delete(analyses).where(eq(analyses.id, id));
    return {};
  },
});
