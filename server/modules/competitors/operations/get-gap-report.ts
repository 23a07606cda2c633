import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { GapReport } from "../reports/contract";
import { gapReport } from "../reports/gaps";
import { shownRows } from "../reports/prices";

export const getGapReport = workspaceOperation("competitors.read", {
  name: "competitors.getGapReport",
  summary: "What other shops sell and the store does not",
  kind: "query",
  input: z.strictObject({}),
  output: GapReport,
  rest: { method: "GET", path: "/competitors/reports/gaps" },
  run: (ctx) => gapReport(ctx.tx, shownRows),
});
