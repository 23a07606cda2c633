import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { AppError } from "@/server/platform/errors";
import { idOf } from "@/server/platform/ids";
import { StrategyInput } from "../contract";
import { orderAnalysis, pointsOf } from "../order";
import { figuresOf } from "../strategy/figures";

export const startStrategy = workspaceOperation("studio.use", {
  name: "analyses.startStrategy",
  summary: "Have the store's own figures read: findings, risks, opportunities, actions",
  kind: "mutation",
  input: StrategyInput,
  output: z.object({ id: idOf("analysis") }),
  rest: { method: "POST", path: "/analyses/strategy", status: 202 },
  perMinute: 20,
  async run(ctx, input) {
    // Without products there is nothing to read, and nothing to pay for.
    if ((await figuresOf(ctx.tx, new Date())).length === 0) throw new AppError("WRONG_STATE");
    const points = await pointsOf(ctx.workspace, "strategy");
    const { workspace, actor } = ctx;
    return {
      id: await orderAnalysis(ctx.tx, { workspace, actor, kind: "strategy", input, points, total: 1 }),
    };
  },
});
