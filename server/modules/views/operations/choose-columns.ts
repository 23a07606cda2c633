import { workspaceOperation } from "@/server/operations/define";
import { ChooseColumnsInput } from "../contract";
import { ownerOf } from "../owner";
import { savedViews } from "../schema";

export const chooseColumns = workspaceOperation("workspace.read", {
  name: "views.chooseColumns",
  summary: "Choose the columns that you see in a list where no view is open",
  kind: "mutation",
  input: ChooseColumnsInput,
  output: ChooseColumnsInput,
  rest: { method: "POST", path: "/views/columns" },
  async run(ctx, { list, columns }) {
    const { workspaceId, userId, list: inList, name } = savedViews;
    await ctx.tx
      .insert(savedViews)
      .values({ workspaceId: ctx.workspace.id, userId: ownerOf(ctx), list, name: "", columns })
      .onConflictDoUpdate({ target: [workspaceId, userId, inList, name], set: { columns } });
    return { list, columns };
  },
});
