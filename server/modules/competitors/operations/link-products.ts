import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { Decided, LinkInput } from "../matching/contract";
import { linkProducts as link } from "../matching/decide";

export const linkProducts = workspaceOperation("competitors.manage", {
  name: "competitors.linkProducts",
  summary: "Put a competitor's product and an own one together by hand",
  kind: "mutation",
  input: LinkInput,
  output: Decided.extend({ id: idOf("competitorMatch") }),
  rest: { method: "POST", path: "/matches" },
  run: ({ tx, actor, workspace }, pair) => link({ tx, actor, workspaceId: workspace.id }, pair),
});
