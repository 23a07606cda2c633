import { routerOf } from "@/server/trpc/procedures";
import { listUsers } from "./operations/list-users";
import { listWorkspaces } from "./operations/list-workspaces";

export const adminRouter = routerOf({ listUsers, listWorkspaces });
