import { routerOf } from "@/server/trpc/procedures";
import { getDashboard } from "./operations/get-dashboard";

export const insightRouter = routerOf({ getDashboard });
