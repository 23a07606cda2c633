import { and, eq, sql } from "drizzle-orm";
import { recordAudit } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { notFound } from "@/server/platform/errors";
import { InvitationInput, InvitationView } from "../contract";
import { invitationExpiry, isPending, mailInvitation, toInvitationView } from "../invitations";
import { invitations } from "../schema";

export const resendInvitation = workspaceOperation("members.manage", {
  name: "workspaces.resendInvitation",
  summary: "Mail an invitation again, for another seven days; the earlier link ends",
  kind: "mutation",
  input: InvitationInput,
  output: InvitationView,
  rest: { method: "POST", path: "/workspace/invitations/{id}/resend" },
  perMinute: 20,
  async run(ctx, { id }) {
    const [row] = await ctx.tx
      .update(invitations)
      .set({ version: sql`${invitations.version} + 1`, expiresAt: invitationExpiry() })
      .where(and(eq(invitations.workspaceId, ctx.workspace.id), eq(invitations.id, id), isPending()))
      .returning();
    if (!row) throw notFound("invitation");
    await mailInvitation(ctx.tx, row);
    await recordAudit(ctx.tx, { actor: ctx.actor, action: "invitation.resent", target: id });
    return toInvitationView(row);
  },
});
