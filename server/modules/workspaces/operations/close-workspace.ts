import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { workspaces } from "@/server/db/tenant";
import { emit } from "@/server/jobs";
import { recordAudit } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { AppError } from "@/server/platform/errors";
import { toClosedView } from "../closed";
import { ClosedWorkspace } from "../contract";
import { workspaceClosed } from "../events";
import { demandAuthorityOver, lockStore } from "../members";
import { apiKeys, invitations } from "../schema";

export const closeWorkspace = workspaceOperation("workspace.manage", {
  name: "workspaces.closeWorkspace",
  summary:
    "Delete the store: it closes at once, and an owner can open it again for 30 days, after which it is erased",
  kind: "mutation",
  input: z.strictObject({
    name: z.string().meta({ description: "The store's name, so that no other is deleted by mistake" }),
  }),
  output: ClosedWorkspace,
  rest: { method: "POST", path: "/workspace/close" },
  async run(ctx, { name }) {
    if (ctx.actor.type === "apiKey") throw new AppError("FORBIDDEN", { params: { permission: "user" } });
    demandAuthorityOver(ctx.workspace, "owner");
    if (name.trim().normalize() !== ctx.workspace.name.trim().normalize()) {
      throw new AppError("BAD_INPUT", { fields: [{ path: "name", code: "invalid" }] });
    }
    const { id } = ctx.workspace;
    await lockStore(ctx.tx, id);
    const closedAt = new Date();
    const [row] = await ctx.tx
      .update(workspaces)
      .set({ closedAt })
      .where(and(eq(workspaces.id, id), isNull(workspaces.closedAt)))
      .returning();
    if (!row) throw new AppError("WRONG_STATE");
    // Ways in that would open again with the store, without anybody thinking of them.
    await ctx.tx.update(apiKeys).set({ revokedAt: closedAt }).where(isNull(apiKeys.revokedAt));
    await ctx.tx
      .update(invitations)
      .set({ revokedAt: closedAt })
      .where(and(isNull(invitations.revokedAt), isNull(invitations.acceptedAt)));
    await recordAudit(ctx.tx, { actor: ctx.actor, action: "workspace.closed", target: id });
    await emit(ctx.tx, workspaceClosed.create({ workspaceId: id }));
    return toClosedView(row, closedAt);
  },
});
