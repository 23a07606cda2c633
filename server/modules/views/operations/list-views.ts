import { and, asc, eq } from "drizzle-orm";
import { workspaceOperation } from "@/server/operations/define";
import { ListViews, ListViewsInput } from "../contract";
import { ownerOf } from "../owner";
import { savedViews } from "../schema";

export const listViews = workspaceOperation("workspace.read", {
  name: "views.listViews",
  summary: "Read your views of a list, and the columns that you chose for it",
  kind: "query",
  input: ListViewsInput,
  output: ListViews,
  rest: { method: "GET", path: "/views" },
  async run(ctx, { list }) {
    const rows = await ctx.tx
      .select()
      .from(savedViews)
      .where(and(eq(savedViews.userId, ownerOf(ctx)), eq(savedViews.list, list)))
      .orderBy(asc(savedViews.id));
    return {
      columns: rows.find((row) => row.name === "")?.columns ?? null,
      views: rows.filter((row) => row.name !== ""),
    };
  },
});
