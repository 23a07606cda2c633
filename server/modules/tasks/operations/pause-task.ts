import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { Task } from "../contract";
import { controlTask } from "../control";

export const pauseTask = workspaceOperation("tasks.control", {
  name: "tasks.pauseTask",
  summary: "Pause a long work; it stops after the piece it is at",
  kind: "mutation",
  input: z.strictObject({ id: idOf("task") }),
  output: Task,
  rest: { method: "POST", path: "/tasks/{id}/pause" },
  run: (ctx, { id }) => controlTask(ctx.tx, ctx.workspace.id, id, "pause"),
});
