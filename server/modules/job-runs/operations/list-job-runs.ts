import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import { z } from "zod";
import { appId, jobsMode, scheduleTick } from "@/server/jobs";
import { jobQueue, jobRuns } from "@/server/jobs/schema";
import { adminOperation } from "@/server/operations/define";
import { decodeId, encodeId, idOf } from "@/server/platform/ids";
import { JobRun, runStatuses } from "../contract";
import { runView } from "../views";

/** Schedules tick each minute: what they did well would bury everything else. */
const noteworthy = sql`(${jobRuns.status} <> 'completed' or ${jobRuns.event} ->> 'name' <> ${scheduleTick})`;

export const listJobRuns = adminOperation({
  name: "jobRuns.listJobRuns",
  summary: "List the runs of jobs on the embedded engine, newest first",
  kind: "query",
  input: z.strictObject({
    cursor: idOf("run").optional(),
    limit: z.int().min(1).max(100).default(50),
    status: z.enum(runStatuses).optional(),
    job: z.string().max(200).optional(),
    /** Whether ticks of schedules that went well are listed too; those of a job that is asked for always are. */
    routine: z.boolean().default(false),
  }),
  output: z.object({
    items: z.array(JobRun),
    nextCursor: z.string().nullable(),
    /** Ids of the jobs that have runs, for the filter. */
    jobs: z.array(z.string()),
    /** Where jobs run now; runs on Inngest are seen there. */
    engine: z.enum(["embedded", "inngest"]),
  }),
  rest: { method: "GET", path: "/admin/job-runs" },
  async run(ctx, { cursor, limit, status, job, routine }) {
    const runs = await ctx.tx
      .select()
      .from(jobRuns)
      .where(
        and(
          cursor ? lt(jobRuns.id, cursor) : undefined,
          status ? eq(jobRuns.status, status) : undefined,
          job ? eq(jobRuns.functionId, `${appId}-${job}`) : routine ? undefined : noteworthy,
        ),
      )
      .orderBy(desc(jobRuns.id))
      .limit(limit + 1);
    const shown = runs.slice(0, limit);
    const active = shown.filter((run) => run.status === "active").map((run) => decodeId("run", run.id) ?? "");
    const items = active.length
      ? await ctx.tx.select().from(jobQueue).where(inArray(jobQueue.runId, active))
      : [];
    const byRun = Map.groupBy(items, (item) => encodeId("run", item.runId));
    // A walk from each id to the next one, which reads as many rows of the index as there are jobs.
    const jobs = await ctx.tx.execute<{ id: string }>(sql`
      with recursive ids as (
        (select function_id as id from job_runs order by function_id limit 1)
        union all
        select (select function_id from job_runs where function_id > ids.id order by function_id limit 1) from ids where ids.id is not null
      ) select id from ids where id is not null`);
    return {
      items: shown.map((run) => runView(run, byRun.get(run.id) ?? [])),
      nextCursor: runs.length > limit ? (shown.at(-1)?.id ?? null) : null,
      jobs: jobs.map(({ id }) => id.replace(`${appId}-`, "")),
      engine: jobsMode(),
    };
  },
});
