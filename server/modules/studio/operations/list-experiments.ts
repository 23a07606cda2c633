import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { Experiment } from "../contract";
import { readExperiments } from "../experiments/rows";

export const listExperiments = workspaceOperation("studio.read", {
  name: "studio.listExperiments",
  summary: "List the tests of templates, newest first",
  kind: "query",
  input: z.strictObject({}),
  output: z.object({ items: z.array(Experiment) }),
  rest: { method: "GET", path: "/studio/experiments" },
  run: async (ctx) => ({ items: await readExperiments(ctx.tx) }),
});
