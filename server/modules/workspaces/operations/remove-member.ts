import { eq } from "drizzle-orm";
import { recordAudit } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { Done, MemberInput } from "../contract";
import { demandAnotherOwner, demandAuthorityOver, findMember, lockStore } from "../members";
import { memberships } from "../schema";

export const removeMember = workspaceOperation("members.manage", {
  name: "workspaces.removeMember",
  summary: "Remove a member, and the API keys that they made; only owners remove owners",
  kind: "mutation",
  input: MemberInput,
  output: Done,
  rest: { method: "DELETE", path: "/workspace/members/{id}" },
  async run(ctx, { id }) {
    await lockStore(ctx.tx, ctx.workspace.id);
    const member = await findMember(ctx.tx, ctx.workspace.id, { id });
    demandAuthorityOver(ctx.workspace, member.role);
    if (member.role === "owner") await demandAnotherOwner(ctx.tx, ctx.workspace.id, id);
    await ctx.tx.delete(memberships).where(eq(memberships.id, id));
    await recordAudit(ctx.tx, {
      actor: ctx.actor,
      action: "member.removed",
      target: member.userId,
      details: { role: member.role },
    });
    return { done: true as const };
  },
});
