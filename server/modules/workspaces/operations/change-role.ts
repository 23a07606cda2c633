import { eq } from "drizzle-orm";
import { recordAudit } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { ChangeRoleInput, Done } from "../contract";
import { demandAnotherOwner, demandAuthorityOver, findMember, lockStore } from "../members";
import { memberships } from "../schema";

export const changeRole = workspaceOperation("members.manage", {
  name: "workspaces.changeRole",
  summary: "Change what a member may do; only owners make and change owners",
  kind: "mutation",
  input: ChangeRoleInput,
  output: Done,
  rest: { method: "PATCH", path: "/workspace/members/{id}" },
  async run(ctx, { id, role }) {
    await lockStore(ctx.tx, ctx.workspace.id);
    const member = await findMember(ctx.tx, ctx.workspace.id, { id });
    demandAuthorityOver(ctx.workspace, member.role);
    demandAuthorityOver(ctx.workspace, role);
    if (member.role === role) return { done: true as const };
    if (member.role === "owner") await demandAnotherOwner(ctx.tx, ctx.workspace.id, id);
    await ctx.tx.update(memberships).set({ role }).where(eq(memberships.id, id));
    await recordAudit(ctx.tx, {
      actor: ctx.actor,
      action: "member.roleChanged",
      target: member.userId,
      details: { from: member.role, to: role },
    });
    return { done: true as const };
  },
});
