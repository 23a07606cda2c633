import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { Rule } from "../contract";
import { allRules, toRules } from "../rules";

export const listRules = workspaceOperation("repricing.read", {
  name: "repricing.listRules",
  summary: "List the rules of prices, from the one that counts first where several reach a product",
  kind: "query",
  input: z.strictObject({}),
  output: z.object({ items: z.array(Rule) }),
  rest: { method: "GET", path: "/repricing/rules" },
  async run(ctx) {
    return { items: await toRules(ctx.tx, await allRules(ctx.tx), ctx.workspace.currency) };
  },
});
