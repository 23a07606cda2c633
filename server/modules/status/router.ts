import { routerOf } from "@/server/trpc/procedures";
import { getHealth } from "./operations/get-health";

export const statusRouter = routerOf({ getHealth });
