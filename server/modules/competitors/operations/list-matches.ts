import { workspaceOperation } from "@/server/operations/define";
import { ListMatchesInput, MatchPage } from "../matching/contract";
import { listMatchRows } from "../matching/read";

export const listMatches = workspaceOperation("competitors.read", {
  name: "competitors.listMatches",
  summary: "List which products of competitors are, or may be, which of the store's own",
  kind: "query",
  input: ListMatchesInput,
  output: MatchPage,
  rest: { method: "GET", path: "/matches" },
  run: (ctx, input) => listMatchRows(ctx.tx, input),
});
