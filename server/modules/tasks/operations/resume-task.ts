import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { Task } from "../contract";
import { controlTask } from "../control";

export const resumeTask = workspaceOperation("tasks.control", {
  name: "tasks.resumeTask",
  summary: "Let a paused work go on",
  kind: "mutation",
  input: z.strictObject({ id: idOf("task") }),
  output: Task,
  rest: { method: "POST", path: "/tasks/{id}/resume" },
  run: (ctx, { id }) => controlTask(ctx.tx, ctx.workspace.id, id, "run"),
});
