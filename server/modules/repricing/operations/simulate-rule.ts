import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { RuleTerms, Simulation, simulatedDays } from "../contract";
import { simulationOf } from "../simulation";

export const simulateRule = workspaceOperation("repricing.read", {
  name: "repricing.simulateRule",
  summary: "What a rule would have asked for a variant in the past, beside what others asked",
  kind: "query",
  input: z.strictObject({
    terms: RuleTerms,
    variantId: idOf("variant"),
    days: z.literal(simulatedDays).default(30),
  }),
  output: Simulation,
  rest: { method: "POST", path: "/repricing/simulate" },
  run: (ctx, { terms, variantId, days }) => simulationOf(ctx.tx, ctx.workspace, { terms, variantId, days }),
});
