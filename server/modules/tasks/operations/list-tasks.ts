import { and, desc, isNull, lt } from "drizzle-orm";
import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { Task } from "../contract";
import { tasks } from "../schema";
import { taskView } from "../views";

export const listTasks = workspaceOperation("tasks.read", {
  name: "tasks.listTasks",
  summary: "List the store's long works, newest first",
  kind: "query",
  input: z.strictObject({
    cursor: idOf("task").optional(),
    limit: z.int().min(1).max(100).default(20),
    /** Only those that have not ended. */
    open: z.boolean().default(false),
  }),
  output: z.object({ items: z.array(Task), nextCursor: z.string().nullable() }),
  rest: { method: "GET", path: "/tasks" },
  async run(ctx, { cursor, limit, open }) {
    const rows = await ctx.tx
      .select()
      .from(tasks)
      .where(and(cursor ? lt(tasks.id, cursor) : undefined, open ? isNull(tasks.finishedAt) : undefined))
      .orderBy(desc(tasks.id))
      .limit(limit + 1);
    const items = rows.slice(0, limit).map(taskView);
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  },
});
