import { z } from "zod";
import { repeatJobRun as repeat } from "@/server/jobs";
import { recordAudit } from "@/server/modules/audit";
import { adminOperation } from "@/server/operations/define";
import { notFound } from "@/server/platform/errors";
import { idOf } from "@/server/platform/ids";

export const repeatJobRun = adminOperation({
  name: "jobRuns.repeatJobRun",
  summary: "Run a job again with the event of an earlier run, from its beginning",
  kind: "mutation",
  input: z.strictObject({ id: idOf("run") }),
  output: z.object({}),
  rest: { method: "POST", path: "/admin/job-runs/{id}/repeat" },
  async run(ctx, { id }) {
    if (!(await repeat(ctx.tx, id))) throw notFound("run");
    await recordAudit(ctx.tx, { actor: ctx.actor, action: "jobRun.repeated", target: id });
    return {};
  },
});
