import { z } from "zod";
import { adminOperation } from "@/server/operations/define";
import { RollbackInput, RouteVersion } from "../contract";
import { currentRoutes } from "../routing/current-policy";
import { addVersion, routeVersion, routeVersions } from "../routing/versions";

export const rollbackRoute = adminOperation({
  name: "ai.rollbackRoute",
  summary: "Bring an earlier version of a task's route back, as a new version",
  kind: "mutation",
  input: RollbackInput,
  output: z.object({ items: z.array(RouteVersion) }).meta({ description: "The versions, newest first" }),
  rest: { method: "POST", path: "/admin/ai/routes/{task}/rollback" },
  async run(ctx, { task, version, note }) {
    const { points, ceilingMicros, models } = await routeVersion(ctx.tx, task, version);
    const current = (await currentRoutes(ctx.tx)).find((route) => route.task === task);
    await addVersion(ctx.tx, {
      task,
      points,
      ceilingMicros,
      models,
      note,
      actor: ctx.actor,
      basedOn: current?.version ?? version,
      restoredFrom: version,
    });
    return { items: await routeVersions(ctx.tx, task) };
  },
});
