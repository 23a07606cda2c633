import { workspaceOperation } from "@/server/operations/define";
import { ChangeExperimentInput, Experiment } from "../contract";
import { moveTest, readExperiment } from "../experiments/rows";

export const changeExperiment = workspaceOperation("studio.use", {
  name: "studio.changeExperiment",
  summary: "Pause a test of templates, go on with it, or end it",
  kind: "mutation",
  input: ChangeExperimentInput,
  output: Experiment,
  rest: { method: "PATCH", path: "/studio/experiments/{id}" },
  async run(ctx, input) {
    await moveTest(ctx.tx, ctx.actor, input);
    return readExperiment(ctx.tx, input.id);
  },
});
