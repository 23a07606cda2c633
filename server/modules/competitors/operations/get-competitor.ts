import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { CompetitorDetail } from "../contract";
import { competitorDetail } from "../detail";

export const getCompetitor = workspaceOperation("competitors.read", {
  name: "competitors.getCompetitor",
  summary: "Read a competitor: its schedule, how it is, and the last looks at it",
  kind: "query",
  input: z.strictObject({ id: idOf("competitor") }),
  output: CompetitorDetail,
  rest: { method: "GET", path: "/competitors/{id}" },
  run: (ctx, { id }) => competitorDetail(ctx.tx, id),
});
