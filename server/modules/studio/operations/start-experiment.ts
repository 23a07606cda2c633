import { workspaceOperation } from "@/server/operations/define";
import { Experiment, StartExperimentInput } from "../contract";
import { startTest } from "../experiments/rows";

export const startExperiment = workspaceOperation("studio.use", {
  name: "studio.startExperiment",
  summary: "Let new texts of a service take turns among versions of templates, to see which does better",
  kind: "mutation",
  input: StartExperimentInput,
  output: Experiment,
  rest: { method: "POST", path: "/studio/experiments", status: 201 },
  run: (ctx, input) => startTest(ctx.tx, ctx.workspace.id, ctx.actor, input),
});
