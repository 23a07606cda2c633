import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { AppError } from "@/server/platform/errors";
import { idOf } from "@/server/platform/ids";
import { cancelJob as cancel } from "../end";
import { jobRow } from "../rows";

export const cancelJob = workspaceOperation("competitors.manage", {
  name: "competitors.cancelJob",
  summary: "Stop looking at a competitor; what was read is kept, and the points of the rest go back",
  kind: "mutation",
  input: z.strictObject({ id: idOf("competitorJob") }),
  output: z.object({}),
  rest: { method: "POST", path: "/competitors/job/{id}/cancel" },
  async run(ctx, { id }) {
    if (!(await cancel(ctx.tx, await jobRow(ctx.tx, id)))) throw new AppError("WRONG_STATE");
    return {};
  },
});
