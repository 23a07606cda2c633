import { z } from "zod";
import { recordAudit } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { AppError } from "@/server/platform/errors";
import { idOf } from "@/server/platform/ids";
import { activeRules } from "../cycle";
import { requestRun } from "../runs";

export const runRules = workspaceOperation("repricing.manage", {
  name: "repricing.runRules",
  summary: "Have all rules that are switched on carried out now",
  kind: "mutation",
  input: z.strictObject({}),
  output: z.object({ id: idOf("repricingRun") }),
  rest: { method: "POST", path: "/repricing/runs", status: 202 },
  perMinute: 10,
  async run(ctx) {
    if ((await activeRules(ctx.tx)).length === 0) throw new AppError("WRONG_STATE");
    const id = await requestRun(ctx.tx, ctx.workspace.id, "manual", ctx.actor.userId);
    await recordAudit(ctx.tx, { actor: ctx.actor, action: "repricing.run", target: id });
    return { id };
  },
});
