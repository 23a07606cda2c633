import { z } from "zod";
import { doerOf, recordDeeds } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { Chosen } from "../contract";
import { approve } from "../review";

export const approveChanges = workspaceOperation("repricing.approve", {
  name: "repricing.approveChanges",
  summary: "Carry proposed prices out; those that no longer hold are put away",
  kind: "mutation",
  input: z.strictObject({ ids: Chosen }),
  output: z.object({
    applied: z.int(),
    passed: z.int().meta({ description: "Whose price, rule or limits have changed since" }),
  }),
  rest: { method: "POST", path: "/repricing/changes/approve" },
  async run(ctx, { ids }) {
    const { applied, passed } = await approve(ctx.tx, { ids, by: ctx.actor });
    await recordDeeds(
      ctx.tx,
      { ...doerOf(ctx.actor), action: "repricing.approved" },
      applied.map((target) => ({ target })),
    );
    return { applied: applied.length, passed };
  },
});
