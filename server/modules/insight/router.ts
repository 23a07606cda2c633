import { routerOf } from "@/server/trpc/procedures";
import { getAiUsage } from "./operations/get-ai-usage";
import { getDashboard } from "./operations/get-dashboard";
import { getInstallationUsage } from "./operations/get-installation-usage";

export const insightRouter = routerOf({ getDashboard, getAiUsage, getInstallationUsage });
