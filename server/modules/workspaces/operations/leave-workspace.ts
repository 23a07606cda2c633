import { eq } from "drizzle-orm";
import { z } from "zod";
import { recordAudit } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { AppError } from "@/server/platform/errors";
import { Done } from "../contract";
import { demandAnotherOwner, findMember, lockStore } from "../members";
import { memberships } from "../schema";

export const leaveWorkspace = workspaceOperation("workspace.read", {
  name: "workspaces.leaveWorkspace",
  summary: "Leave the store; the API keys that one made in it end",
  kind: "mutation",
  input: z.strictObject({}),
  output: Done,
  rest: { method: "POST", path: "/workspace/leave" },
  async run(ctx) {
    if (ctx.actor.type !== "user") throw new AppError("FORBIDDEN", { params: { permission: "user" } });
    await lockStore(ctx.tx, ctx.workspace.id);
    const member = await findMember(ctx.tx, ctx.workspace.id, { userId: ctx.actor.userId });
    if (member.role === "owner") await demandAnotherOwner(ctx.tx, ctx.workspace.id, member.id);
    await ctx.tx.delete(memberships).where(eq(memberships.id, member.id));
    await recordAudit(ctx.tx, { actor: ctx.actor, action: "member.left", target: member.userId });
    return { done: true as const };
  },
});
