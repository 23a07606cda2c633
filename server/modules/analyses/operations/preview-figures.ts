import { z } from "zod";
import { readBalance } from "@/server/modules/wallet";
import { workspaceOperation } from "@/server/operations/define";
import { FiguresPreview } from "../contract";
import { pointsOf } from "../order";
import { figuresOf } from "../strategy/figures";

export const previewFigures = workspaceOperation("studio.use", {
  name: "analyses.previewFigures",
  summary: "The store's own figures that a strategic analysis would read; none without products",
  kind: "query",
  input: z.strictObject({}),
  output: FiguresPreview,
  rest: { method: "GET", path: "/analyses/strategy/preview" },
  async run(ctx) {
    const figures = await figuresOf(ctx.tx, new Date());
    const { available } = await readBalance(ctx.tx);
    const points = await pointsOf(ctx.workspace, "strategy");
    return { currency: ctx.workspace.currency, figures, points, available };
  },
});
