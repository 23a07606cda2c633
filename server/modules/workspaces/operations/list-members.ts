import { and, asc, eq, gt } from "drizzle-orm";
import { users } from "@/server/modules/auth";
import { workspaceOperation } from "@/server/operations/define";
import { ListMembersInput, MemberPage } from "../contract";
import { pageOf, placeAfter } from "../page";
import { memberships } from "../schema";

export const listMembers = workspaceOperation("members.read", {
  name: "workspaces.listMembers",
  summary: "List the store's members, in the order in which they joined",
  kind: "query",
  input: ListMembersInput,
  output: MemberPage,
  rest: { method: "GET", path: "/workspace/members" },
  async run(ctx, { cursor, limit }) {
    const after = placeAfter("membership", cursor);
    const rows = await ctx.tx
      .select({
        id: memberships.id,
        userId: memberships.userId,
        name: users.name,
        email: users.email,
        avatarUrl: users.avatarUrl,
        role: memberships.role,
        joinedAt: memberships.createdAt,
      })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(
        and(eq(memberships.workspaceId, ctx.workspace.id), after ? gt(memberships.id, after) : undefined),
      )
      .orderBy(asc(memberships.id))
      .limit(limit + 1);
    return pageOf(rows, limit, (row) => ({ ...row, joinedAt: row.joinedAt.toISOString() }));
  },
});
