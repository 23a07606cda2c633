import { eq } from "drizzle-orm";
import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { notFound } from "@/server/platform/errors";
import { idOf } from "@/server/platform/ids";
import { TaskDetail } from "../contract";
import { tasks } from "../schema";
import { taskDetail } from "../views";

export const getTask = workspaceOperation("tasks.read", {
  name: "tasks.getTask",
  summary: "Read one long work with its problems and its result",
  kind: "query",
  input: z.strictObject({ id: idOf("task") }),
  output: TaskDetail,
  rest: { method: "GET", path: "/tasks/{id}" },
  async run(ctx, { id }) {
    const [row] = await ctx.tx.select().from(tasks).where(eq(tasks.id, id));
    if (!row) throw notFound("task");
    return taskDetail(row);
  },
});
