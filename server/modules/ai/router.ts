import { routerOf } from "@/server/trpc/procedures";
import { adminUsage } from "./operations/admin-usage";
import { generate } from "./operations/generate";
import { listTasks } from "./operations/list-tasks";
import { listUsage } from "./operations/list-usage";

export const aiRouter = routerOf({ generate, listTasks, listUsage, adminUsage });
