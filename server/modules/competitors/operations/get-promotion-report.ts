import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { PromotionReport } from "../reports/contract";
import { shownRows } from "../reports/prices";
import { promotionReport } from "../reports/promotions";

export const getPromotionReport = workspaceOperation("competitors.read", {
  name: "competitors.getPromotionReport",
  summary: "What other shops sell below its former price now",
  kind: "query",
  input: z.strictObject({}),
  output: PromotionReport,
  rest: { method: "GET", path: "/competitors/reports/promotions" },
  run: (ctx) => promotionReport(ctx.tx, shownRows),
});
