import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { AnalysisDetail } from "../contract";
import { analysisDetail } from "../rows";

export const getAnalysis = workspaceOperation("studio.read", {
  name: "analyses.getAnalysis",
  summary: "Read an analysis: what was asked, and what came out",
  kind: "query",
  input: z.strictObject({ id: idOf("analysis") }),
  output: AnalysisDetail,
  rest: { method: "GET", path: "/analyses/{id}" },
  run: (ctx, { id }) => analysisDetail(ctx.tx, id),
});
