import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { Task } from "../contract";
import { controlTask } from "../control";

export const cancelTask = workspaceOperation("tasks.control", {
  name: "tasks.cancelTask",
  summary: "Stop a long work; what is done stays done",
  kind: "mutation",
  input: z.strictObject({ id: idOf("task") }),
  output: Task,
  rest: { method: "POST", path: "/tasks/{id}/cancel" },
  run: (ctx, { id }) => controlTask(ctx.tx, ctx.workspace.id, id, "cancel"),
});
