import { z } from "zod";
import { idOf } from "@/server/platform/ids";

export const runStatuses = ["active", "completed", "failed", "cancelled"] as const;
/** What an active run is at: nobody has begun, a step runs, it waits for time or an event, or to be tried again. */
const runPhases = ["queued", "running", "waiting", "retrying"] as const;

const moment = z.iso.datetime();

export const JobRun = z.object({
  id: idOf("run"),
  /** Id of the job. */
  job: z.string(),
  status: z.enum(runStatuses),
  phase: z.enum(runPhases).nullable(),
  /** Name of the event that started it. */
  event: z.string(),
  workspaceId: idOf("workspace").nullable(),
  error: z.string().nullable(),
  createdAt: moment,
  startedAt: moment.nullable(),
  finishedAt: moment.nullable(),
});
export type JobRun = z.output<typeof JobRun>;

export const JobRunStep = z.object({
  name: z.string(),
  status: z.enum(["done", "failed", ...runPhases]),
  /** Retries until now. */
  attempt: z.int(),
  /** Its result as JSON, cut after 4,000 characters. */
  result: z.string().nullable(),
  error: z.string().nullable(),
  finishedAt: moment.nullable(),
  /** When a waiting step goes on by itself. */
  dueAt: moment.nullable(),
});
export type JobRunStep = z.output<typeof JobRunStep>;

export const JobRunDetail = JobRun.extend({
  /** The event's data, the output and the error as JSON, cut after 4,000 characters. */
  eventData: z.string(),
  output: z.string().nullable(),
  errorDetails: z.string().nullable(),
  steps: z.array(JobRunStep),
});
export type JobRunDetail = z.output<typeof JobRunDetail>;
