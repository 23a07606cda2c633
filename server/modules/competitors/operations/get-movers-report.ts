import { workspaceOperation } from "@/server/operations/define";
import { MoversInput, MoversReport } from "../reports/contract";
import { moversReport } from "../reports/movers";

export const getMoversReport = workspaceOperation("competitors.read", {
  name: "competitors.getMoversReport",
  summary: "Which shops change prices first, and which follow",
  kind: "query",
  input: MoversInput,
  output: MoversReport,
  rest: { method: "GET", path: "/competitors/reports/movers" },
  run: (ctx, { days }) => moversReport(ctx.tx, days, new Date()),
});
