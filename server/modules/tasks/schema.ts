import { doublePrecision, index, integer, jsonb, text } from "drizzle-orm/pg-core";
import { createdAt, id, instant, updatedAt } from "@/server/db/columns";
import { tenantTable } from "@/server/db/tenant";
import { users } from "@/server/modules/auth/schema";
import type { TaskProblem, taskControls, taskStatuses } from "./contract";

/** Long works that people watch: imports, exports, bulk runs. */
export const tasks = tenantTable(
  "tasks",
  "task",
  {
    kind: text("kind").notNull(),
    /** What the title is about: `{ file: "products.csv" }`. */
    params: jsonb("params").$type<Record<string, string | number>>().notNull().default({}),
    status: text("status").$type<(typeof taskStatuses)[number]>().notNull().default("queued"),
    /** What people want of it. */
    control: text("control").$type<(typeof taskControls)[number]>().notNull().default("run"),
    /** The step it is at, a key under `tasks.stage`. */
    stage: text("stage"),
    total: integer("total"),
    done: integer("done").notNull().default(0),
    failed: integer("failed").notNull().default(0),
    perMinute: doublePrecision("per_minute"),
    /** The first problems; `problemsHref` leads to all of them. */
    problems: jsonb("problems").$type<TaskProblem[]>().notNull().default([]),
    problemsHref: text("problems_href"),
    /** Where the result is to be seen, within the store. */
    link: text("link"),
    result: jsonb("result").$type<Record<string, unknown>>(),
    createdBy: id("user", "created_by").references(() => users.id, { onDelete: "set null" }),
    startedAt: instant("started_at"),
    finishedAt: instant("finished_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [index("tasks_newest").on(t.workspaceId, t.id)],
);
