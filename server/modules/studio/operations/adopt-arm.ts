import { workspaceOperation } from "@/server/operations/define";
import { AdoptArmInput, Experiment } from "../contract";
import { adopt, readExperiment } from "../experiments/rows";

export const adoptArm = workspaceOperation("studio.use", {
  name: "studio.adoptArm",
  summary: "End a test, and let new texts of its service begin with the template of one of its arms",
  kind: "mutation",
  input: AdoptArmInput,
  output: Experiment,
  rest: { method: "POST", path: "/studio/experiments/{id}/adopt" },
  async run(ctx, { id, armId }) {
    await adopt(ctx.tx, ctx.workspace.id, ctx.actor, id, armId);
    return readExperiment(ctx.tx, id);
  },
});
