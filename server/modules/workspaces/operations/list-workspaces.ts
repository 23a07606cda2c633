import { and, asc, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { workspaces } from "@/server/db/tenant";
import { userOperation } from "@/server/operations/define";
import { OwnWorkspaces } from "../contract";
import { memberships } from "../schema";
import { toWorkspaceView } from "../view";

export const listWorkspaces = userOperation({
  name: "workspaces.listWorkspaces",
  summary: "List the stores that one belongs to",
  kind: "query",
  input: z.strictObject({}),
  output: OwnWorkspaces,
  rest: { method: "GET", path: "/workspaces" },
  async run(ctx) {
    const rows = await ctx.tx
      .select({ workspace: workspaces, role: memberships.role })
      .from(memberships)
      .innerJoin(workspaces, eq(workspaces.id, memberships.workspaceId))
      .where(and(eq(memberships.userId, ctx.actor.userId), isNull(workspaces.closedAt)))
      .orderBy(asc(workspaces.name), asc(workspaces.id))
      .limit(200);
    return { items: rows.map(({ workspace, role }) => ({ ...toWorkspaceView(workspace), role })) };
  },
});
