import { routerOf } from "@/server/trpc/procedures";
import { subscribe } from "./operations/subscribe";

export const liveRouter = routerOf({ subscribe });
