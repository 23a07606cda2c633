import { z } from "zod";
import { recordAudit } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { AppError } from "@/server/platform/errors";
import { idOf } from "@/server/platform/ids";
import { undoChange as undo } from "../undo";

export const undoChange = workspaceOperation("repricing.approve", {
  name: "repricing.undoChange",
  summary:
    "Take a price change back, if it is the last of its price; rules leave that price alone from then on",
  kind: "mutation",
  input: z.strictObject({ id: idOf("repricingChange") }),
  output: z.object({}),
  rest: { method: "POST", path: "/repricing/changes/{id}/undo" },
  async run(ctx, { id }) {
    if (!(await undo(ctx.tx, id, ctx.actor))) throw new AppError("WRONG_STATE");
    await recordAudit(ctx.tx, { actor: ctx.actor, action: "repricing.undone", target: id });
    return {};
  },
});
