import { z } from "zod";
import { doerOf, recordDeeds } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { release } from "../holds";
import { ruleLimits } from "../terms";

export const releaseHolds = workspaceOperation("repricing.approve", {
  name: "repricing.releaseHolds",
  summary: "Let rules go on with prices; those that were set by hand become the usual ones",
  kind: "mutation",
  input: z.strictObject({ ids: z.array(idOf("repricedVariant")).min(1).max(ruleLimits.products).nullable() }),
  output: z.object({ released: z.int() }),
  rest: { method: "POST", path: "/repricing/holds/release" },
  async run(ctx, { ids }) {
    const released = await release(ctx.tx, ids);
    await recordDeeds(
      ctx.tx,
      { ...doerOf(ctx.actor), action: "repricing.released" },
      released.map((target) => ({ target })),
    );
    return { released: released.length };
  },
});
