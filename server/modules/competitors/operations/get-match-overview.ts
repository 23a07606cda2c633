import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { MatchOverview } from "../matching/contract";
import { matchOverview } from "../matching/overview";

export const getMatchOverview = workspaceOperation("competitors.read", {
  name: "competitors.getMatchOverview",
  summary: "How many of the competitors' products are known, and how many wait for a look",
  kind: "query",
  input: z.strictObject({}),
  output: MatchOverview,
  rest: { method: "GET", path: "/matches/overview" },
  run: (ctx) => matchOverview(ctx.tx),
});
