import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { notFound } from "@/server/platform/errors";
import { idOf } from "@/server/platform/ids";
import { Rule } from "../contract";
import { ruleRow, toRules } from "../rules";

export const getRule = workspaceOperation("repricing.read", {
  name: "repricing.getRule",
  summary: "Read a rule of prices",
  kind: "query",
  input: z.strictObject({ id: idOf("repricingRule") }),
  output: Rule,
  rest: { method: "GET", path: "/repricing/rules/{id}" },
  async run(ctx, { id }) {
    const [rule] = await toRules(ctx.tx, [await ruleRow(ctx.tx, id)], ctx.workspace.currency);
    if (!rule) throw notFound("repricingRule");
    return rule;
  },
});
