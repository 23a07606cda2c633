import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { Preview, RuleInput } from "../contract";
import { previewRule as previewOf } from "../preview";

export const previewRule = workspaceOperation("repricing.read", {
  name: "repricing.previewRule",
  summary: "What a rule that is being written would do to real products now, and why; nothing is changed",
  kind: "query",
  input: z.strictObject({
    rule: RuleInput,
    id: idOf("repricingRule")
      .optional()
      .meta({ description: "The rule that is being changed, if there is one" }),
  }),
  output: Preview,
  rest: { method: "POST", path: "/repricing/preview" },
  run: (ctx, { rule, id }) => previewOf(ctx.tx, ctx.workspace, rule, id),
});
