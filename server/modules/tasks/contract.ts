import { z } from "zod";
import { idOf } from "@/server/platform/ids";

export const taskStatuses = ["queued", "running", "paused", "done", "failed", "cancelled"] as const;
export const taskControls = ["run", "pause", "cancel"] as const;

/** The kinds of long work, each with a title under `tasks.title` and the values that the title needs. */
export const taskKinds = {
  catalogImport: z.strictObject({ file: z.string() }),
  catalogExport: z.strictObject({ format: z.string() }),
  bulkRun: z.strictObject({ products: z.int() }),
  crawl: z.strictObject({ site: z.string() }),
  analysis: z.strictObject({ what: z.enum(["reviews", "seo", "strategy"]) }),
} as const;
export type TaskKind = keyof typeof taskKinds;

/** One thing that went wrong. `code` is a key among the texts of the module whose work it is. */
export const TaskProblem = z.object({
  /** Line of the file, from 1. */
  row: z.int().optional(),
  /** What it is about: a SKU, a title. */
  subject: z.string().optional(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type TaskProblem = z.output<typeof TaskProblem>;

export const Task = z.object({
  id: idOf("task"),
  kind: z.enum(Object.keys(taskKinds) as [TaskKind, ...TaskKind[]]),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  status: z.enum(taskStatuses),
  control: z.enum(taskControls),
  stage: z.string().nullable(),
  total: z.int().nullable(),
  done: z.int(),
  failed: z.int(),
  /** Speed of the last seconds; null while it is not known. */
  perMinute: z.number().nullable(),
  problemsHref: z.string().nullable(),
  link: z.string().nullable(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
});
export type Task = z.output<typeof Task>;

export const TaskDetail = Task.extend({
  problems: z.array(TaskProblem),
  result: z.record(z.string(), z.unknown()).nullable(),
});
export type TaskDetail = z.output<typeof TaskDetail>;
