import { workspaceOperation } from "@/server/operations/define";
import { Decided, DecideInput } from "../matching/contract";
import { decideMatches as decide } from "../matching/decide";

export const decideMatches = workspaceOperation("competitors.manage", {
  name: "competitors.decideMatches",
  summary: "Confirm or reject matches, one or many at once",
  kind: "mutation",
  input: DecideInput,
  output: Decided,
  rest: { method: "POST", path: "/matches/decide" },
  run: (ctx, { ids, decision }) => decide(ctx, ids, decision),
});
