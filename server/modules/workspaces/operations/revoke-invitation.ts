import { and, eq } from "drizzle-orm";
import { recordAudit } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { notFound } from "@/server/platform/errors";
import { Done, InvitationInput } from "../contract";
import { isPending } from "../invitations";
import { invitations } from "../schema";

export const revokeInvitation = workspaceOperation("members.manage", {
  name: "workspaces.revokeInvitation",
  summary: "Take an invitation back; its link ends",
  kind: "mutation",
  input: InvitationInput,
  output: Done,
  rest: { method: "DELETE", path: "/workspace/invitations/{id}" },
  async run(ctx, { id }) {
    const [row] = await ctx.tx
      .update(invitations)
      .set({ revokedAt: new Date() })
      .where(and(eq(invitations.workspaceId, ctx.workspace.id), eq(invitations.id, id), isPending()))
      .returning({ email: invitations.email });
    if (!row) throw notFound("invitation");
    await recordAudit(ctx.tx, {
      actor: ctx.actor,
      action: "invitation.revoked",
      target: id,
      details: { email: row.email },
    });
    return { done: true as const };
  },
});
