import { and, desc, eq, gt } from "drizzle-orm";
import { z } from "zod";
import { workspaces } from "@/server/db/tenant";
import { userOperation } from "@/server/operations/define";
import { closedLongEnough, toClosedView } from "../closed";
import { ClosedWorkspace } from "../contract";
import { memberships } from "../schema";

export const listClosedWorkspaces = userOperation({
  name: "workspaces.listClosedWorkspaces",
  summary: "List the stores of which one is an owner that are closed and can still be opened again",
  kind: "query",
  input: z.strictObject({}),
  output: z.object({ items: z.array(ClosedWorkspace) }),
  rest: { method: "GET", path: "/workspaces/closed" },
  async run(ctx) {
    const rows = await ctx.tx
      .select({ id: workspaces.id, name: workspaces.name, closedAt: workspaces.closedAt })
      .from(memberships)
      .innerJoin(workspaces, eq(workspaces.id, memberships.workspaceId))
      .where(
        and(
          eq(memberships.userId, ctx.actor.userId),
          eq(memberships.role, "owner"),
          gt(workspaces.closedAt, closedLongEnough(new Date())),
        ),
      )
      .orderBy(desc(workspaces.closedAt))
      .limit(200);
    return { items: rows.flatMap((row) => (row.closedAt ? [toClosedView(row, row.closedAt)] : [])) };
  },
});
