import { and, eq, ne } from "drizzle-orm";
import { workspaceOperation } from "@/server/operations/define";
import { AppError, notFound } from "@/server/platform/errors";
import { mostViews, SavedView, SaveViewInput } from "../contract";
import { ownerOf } from "../owner";
import { savedViews } from "../schema";

export const saveView = workspaceOperation("workspace.read", {
  name: "views.saveView",
  summary: "Keep a list's search, filters, order and columns under a name",
  kind: "mutation",
  input: SaveViewInput,
  output: SavedView,
  rest: { method: "POST", path: "/views", status: 201 },
  async run(ctx, { list, id, name, query, columns }) {
    const userId = ownerOf(ctx);
    const others = await ctx.tx
      .select({ name: savedViews.name })
      .from(savedViews)
      .where(
        and(
          eq(savedViews.userId, userId),
          eq(savedViews.list, list),
          ne(savedViews.name, ""),
          id && ne(savedViews.id, id),
        ),
      );
    if (others.some((other) => other.name === name)) {
      throw new AppError("BAD_INPUT", { fields: [{ path: "name", code: "taken" }] });
    }
    if (!id && others.length >= mostViews) throw new AppError("TOO_LARGE", { params: { limit: mostViews } });
    const [saved] = id
      ? await ctx.tx
          .update(savedViews)
          .set({ name, query, columns })
          .where(and(eq(savedViews.id, id), eq(savedViews.userId, userId), eq(savedViews.list, list)))
          .returning()
      : await ctx.tx
          .insert(savedViews)
          .values({ workspaceId: ctx.workspace.id, userId, list, name, query, columns })
          .returning();
    if (!saved) throw notFound("view");
    return saved;
  },
});
