import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { PriceReport } from "../reports/contract";
import { priceReport } from "../reports/prices";

export const getPriceReport = workspaceOperation("competitors.read", {
  name: "competitors.getPriceReport",
  summary: "Where the store's prices stand among those of other shops",
  kind: "query",
  input: z.strictObject({}),
  output: PriceReport,
  rest: { method: "GET", path: "/competitors/reports/prices" },
  run: (ctx) => priceReport(ctx.tx),
});
