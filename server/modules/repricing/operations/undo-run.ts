import { z } from "zod";
import { doerOf, recordDeeds } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { undoRun as undo } from "../undo";

export const undoRun = workspaceOperation("repricing.approve", {
  name: "repricing.undoRun",
  summary: "Take back all prices of a run that nobody has changed since; rules leave them alone from then on",
  kind: "mutation",
  input: z.strictObject({ id: idOf("repricingRun") }),
  output: z.object({
    undone: z.int(),
    kept: z.int().meta({ description: "Prices that were changed again since, and stay" }),
  }),
  rest: { method: "POST", path: "/repricing/runs/{id}/undo" },
  async run(ctx, { id }) {
    const { undone, kept } = await undo(ctx.tx, id, ctx.actor);
    await recordDeeds(
      ctx.tx,
      { ...doerOf(ctx.actor), action: "repricing.undone", details: { run: id } },
      undone.map((target) => ({ target })),
    );
    return { undone: undone.length, kept };
  },
});
