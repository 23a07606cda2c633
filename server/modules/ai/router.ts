import { routerOf } from "@/server/trpc/procedures";
import { adminUsage } from "./operations/admin-usage";
import { generate } from "./operations/generate";
import { listUsage } from "./operations/list-usage";

export const aiRouter = routerOf({ generate, listUsage, adminUsage });
