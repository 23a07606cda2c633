import { z } from "zod";
import { doerOf, recordDeeds } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { Chosen } from "../contract";
import { reject } from "../review";

export const rejectChanges = workspaceOperation("repricing.approve", {
  name: "repricing.rejectChanges",
  summary: "Decline proposed prices; the same is not proposed again",
  kind: "mutation",
  input: z.strictObject({ ids: Chosen }),
  output: z.object({ rejected: z.int() }),
  rest: { method: "POST", path: "/repricing/changes/reject" },
  async run(ctx, { ids }) {
    const rejected = await reject(ctx.tx, { ids, by: ctx.actor });
    await recordDeeds(
      ctx.tx,
      { ...doerOf(ctx.actor), action: "repricing.rejected" },
      rejected.map((target) => ({ target })),
    );
    return { rejected: rejected.length };
  },
});
