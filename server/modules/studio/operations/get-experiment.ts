import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { ExperimentDetail } from "../contract";
import { experimentDetail } from "../experiments/detail";

export const getExperiment = workspaceOperation("studio.read", {
  name: "studio.getExperiment",
  summary: "Read a test of templates: what its texts say up to now, and whether that decides it",
  kind: "query",
  input: z.strictObject({ id: idOf("promptExperiment") }),
  output: ExperimentDetail,
  rest: { method: "GET", path: "/studio/experiments/{id}" },
  run: (ctx, { id }) => experimentDetail(ctx.tx, id),
});
