import { z } from "zod";
import { adminOperation } from "@/server/operations/define";
import { RouteVersion } from "../contract";
import { RouteTask } from "../prompts/tasks";
import { routeVersions } from "../routing/versions";

export const listRouteVersions = adminOperation({
  name: "ai.listRouteVersions",
  summary: "List the versions of a task's route: what changed, who changed it, when and why",
  kind: "query",
  input: z.strictObject({ task: RouteTask }),
  output: z.object({ items: z.array(RouteVersion) }),
  rest: { method: "GET", path: "/admin/ai/routes/{task}/versions" },
  run: async (ctx, { task }) => ({ items: await routeVersions(ctx.tx, task) }),
});
