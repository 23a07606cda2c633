import { routerOf } from "@/server/trpc/procedures";
import { cancelTask } from "./operations/cancel-task";
import { getTask } from "./operations/get-task";
import { listTasks } from "./operations/list-tasks";
import { pauseTask } from "./operations/pause-task";
import { resumeTask } from "./operations/resume-task";

export const tasksRouter = routerOf({ cancelTask, getTask, listTasks, pauseTask, resumeTask });
