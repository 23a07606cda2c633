import { and, eq, gt } from "drizzle-orm";
import { z } from "zod";
import { withWorkspace } from "@/server/db/client";
import { workspaces } from "@/server/db/tenant";
import { recordAudit } from "@/server/modules/audit";
import { userOperation } from "@/server/operations/define";
import { notFound } from "@/server/platform/errors";
import { idOf } from "@/server/platform/ids";
import { closedLongEnough } from "../closed";
import { OwnWorkspace } from "../contract";
import { memberships } from "../schema";
import { toWorkspaceView } from "../view";

export const restoreWorkspace = userOperation({
  name: "workspaces.restoreWorkspace",
  summary: "Open a store again that was closed in the last 30 days; for its owners",
  kind: "action",
  input: z.strictObject({ id: idOf("workspace") }),
  output: OwnWorkspace,
  rest: { method: "POST", path: "/workspaces/{id}/restore" },
  async run(ctx, { id }) {
    const mine = and(
      eq(memberships.workspaceId, id),
      eq(memberships.userId, ctx.actor.userId),
      eq(memberships.role, "owner"),
    );
    if ((await ctx.transaction((tx) => tx.$count(memberships, mine))) === 0) throw notFound("workspace");
    return withWorkspace(id, async (tx) => {
      const [row] = await tx
        .update(workspaces)
        .set({ closedAt: null })
        .where(and(eq(workspaces.id, id), gt(workspaces.closedAt, closedLongEnough(new Date()))))
        .returning();
      if (!row) throw notFound("workspace");
      await recordAudit(tx, { actor: ctx.actor, action: "workspace.restored", target: id });
      return { ...toWorkspaceView(row), role: "owner" as const };
    });
  },
});
