import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import { jobQueue, jobRuns, jobSteps } from "@/server/jobs/schema";
import { adminOperation } from "@/server/operations/define";
import { notFound } from "@/server/platform/errors";
import { decodeId, idOf } from "@/server/platform/ids";
import { JobRunDetail } from "../contract";
import { itemView, jsonFor, runView, stepView } from "../views";

export const getJobRun = adminOperation({
  name: "jobRuns.getJobRun",
  summary: "Read one run of a job: its event, its steps, its result or error",
  kind: "query",
  input: z.strictObject({ id: idOf("run") }),
  output: JobRunDetail,
  rest: { method: "GET", path: "/admin/job-runs/{id}" },
  async run(ctx, { id }) {
    const [run] = await ctx.tx.select().from(jobRuns).where(eq(jobRuns.id, id));
    if (!run) throw notFound("run");
    const steps = await ctx.tx
      .select()
      .from(jobSteps)
      .where(eq(jobSteps.runId, id))
      .orderBy(asc(jobSteps.seq));
    const items = await ctx.tx
      .select()
      .from(jobQueue)
      .where(eq(jobQueue.runId, decodeId("run", id) ?? ""))
      .orderBy(asc(jobQueue.dueAt));
    return {
      ...runView(run, items),
      eventData: jsonFor((run.event as { data: unknown }).data) ?? "{}",
      output: jsonFor(run.output),
      errorDetails: jsonFor(run.error),
      // The item that calls the function itself is no step that anybody has named.
      steps: [...steps.map(stepView), ...items.filter((item) => item.stepId !== "step").map(itemView)],
    };
  },
});
