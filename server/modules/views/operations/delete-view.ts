import { and, eq, ne } from "drizzle-orm";
import { workspaceOperation } from "@/server/operations/define";
import { notFound } from "@/server/platform/errors";
import { DeleteViewInput, SavedView } from "../contract";
import { ownerOf } from "../owner";
import { savedViews } from "../schema";

export const deleteView = workspaceOperation("workspace.read", {
  name: "views.deleteView",
  summary: "Forget one of your views",
  kind: "mutation",
  input: DeleteViewInput,
  output: SavedView,
  rest: { method: "DELETE", path: "/views/{id}" },
  async run(ctx, { id }) {
    const [gone] = await ctx.tx
      .delete(savedViews)
      .where(and(eq(savedViews.id, id), eq(savedViews.userId, ownerOf(ctx)), ne(savedViews.name, "")))
      .returning();
    if (!gone) throw notFound("view");
    return gone;
  },
});
