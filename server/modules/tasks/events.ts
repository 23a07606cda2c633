import { z } from "zod";
import { defineEvent } from "@/server/jobs";
import { idOf } from "@/server/platform/ids";
import { taskControls } from "./contract";

/** Somebody paused, resumed or stopped a task. */
export const taskControlled = defineEvent(
  "tasks/task.controlled",
  z.strictObject({ workspaceId: idOf("workspace"), taskId: idOf("task"), control: z.enum(taskControls) }),
);
