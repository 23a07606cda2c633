import { and, eq, sql } from "drizzle-orm";
import { recordAudit } from "@/server/modules/audit";
import { users } from "@/server/modules/auth";
import { workspaceOperation } from "@/server/operations/define";
import { AppError } from "@/server/platform/errors";
import { InvitationView, InviteInput } from "../contract";
import { invitationExpiry, mailInvitation, toInvitationView } from "../invitations";
import { demandAuthorityOver } from "../members";
import { invitations, memberships } from "../schema";

export const inviteMember = workspaceOperation("members.manage", {
  name: "workspaces.inviteMember",
  summary:
    "Invite somebody by mail; inviting the same address again sends a new link and ends the earlier one",
  kind: "mutation",
  input: InviteInput,
  output: InvitationView,
  rest: { method: "POST", path: "/workspace/invitations", status: 201 },
  perMinute: 20,
  async run(ctx, { email, role, locale }) {
    demandAuthorityOver(ctx.workspace, role);
    const [member] = await ctx.tx
      .select({ id: memberships.id })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(and(eq(memberships.workspaceId, ctx.workspace.id), eq(users.email, email)));
    if (member) throw new AppError("ALREADY_MEMBER", { fields: [{ path: "email", code: "taken" }] });
    const given = {
      role,
      locale: locale ?? ctx.workspace.locale,
      invitedBy: ctx.actor.userId,
      expiresAt: invitationExpiry(),
    };
    const [row] = await ctx.tx
      .insert(invitations)
      .values({ ...given, workspaceId: ctx.workspace.id, email })
      .onConflictDoUpdate({
        target: [invitations.workspaceId, invitations.email],
        targetWhere: sql`accepted_at is null and revoked_at is null`,
        set: { ...given, version: sql`${invitations.version} + 1` },
      })
      .returning();
    if (!row) throw new Error("the invitation was not stored");
    await mailInvitation(ctx.tx, row);
    await recordAudit(ctx.tx, {
      actor: ctx.actor,
      action: "invitation.sent",
      target: row.id,
      details: { email, role },
    });
    return toInvitationView(row);
  },
});
