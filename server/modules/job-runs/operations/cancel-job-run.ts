import { z } from "zod";
import { cancelJobRun as cancel } from "@/server/jobs";
import { recordAudit } from "@/server/modules/audit";
import { adminOperation } from "@/server/operations/define";
import { AppError } from "@/server/platform/errors";
import { idOf } from "@/server/platform/ids";

export const cancelJobRun = adminOperation({
  name: "jobRuns.cancelJobRun",
  summary: "Cancel a run of a job; what it has done stays done",
  kind: "action",
  input: z.strictObject({ id: idOf("run") }),
  output: z.object({}),
  rest: { method: "POST", path: "/admin/job-runs/{id}/cancel" },
  async run(ctx, { id }) {
    if (!(await cancel(id))) throw new AppError("WRONG_STATE");
    await ctx.transaction((tx) =>
      recordAudit(tx, { actor: ctx.actor, action: "jobRun.cancelled", target: id }),
    );
    return {};
  },
});
