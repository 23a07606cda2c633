import { and, count, desc, lt, sql } from "drizzle-orm";
import { containsWords } from "@/server/db/search";
import { workspaces } from "@/server/db/tenant";
import { adminOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { AdminWorkspace, ListInput, page } from "../contract";

export const listWorkspaces = adminOperation({
  name: "admin.listWorkspaces",
  summary: "List the stores of the installation, newest first",
  kind: "query",
  input: ListInput.extend({ cursor: idOf("workspace").optional() }),
  output: page(AdminWorkspace),
  rest: { method: "GET", path: "/admin/workspaces" },
  async run(ctx, { search, cursor, limit }) {
    const where = and(
      ...containsWords(sql`(${workspaces.slug} || ' ' || lower(${workspaces.name}))`, search),
    );
    const rows = await ctx.tx
      .select({
        id: workspaces.id,
        slug: workspaces.slug,
        name: workspaces.name,
        plan: workspaces.plan,
        createdAt: workspaces.createdAt,
        members: sql<number>`(select count(*)::int from memberships m where m.workspace_id = workspaces.id)`,
        products: sql<number>`(select count(*)::int from products p where p.workspace_id = workspaces.id)`,
      })
      .from(workspaces)
      .where(and(where, cursor ? lt(workspaces.id, cursor) : undefined))
      .orderBy(desc(workspaces.id))
      .limit(limit + 1);
    const [totals] = cursor ? [] : await ctx.tx.select({ total: count() }).from(workspaces).where(where);
    const items = rows.slice(0, limit);
    return {
      items: items.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })),
      nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
      total: totals?.total ?? null,
    };
  },
});
