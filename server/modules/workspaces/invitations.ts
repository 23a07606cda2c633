import { and, eq, isNull, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { type ServiceTx, withService } from "@/server/db/service";
import { workspaces } from "@/server/db/tenant";
import { emit } from "@/server/jobs";
import { recordAudit } from "@/server/modules/audit";
import {
  createUser,
  demandStrongPassword,
  idOfLink,
  isGenuineLink,
  setFirstPassword,
  users,
} from "@/server/modules/auth";
import type { Actor } from "@/server/operations/context";
import { AppError } from "@/server/platform/errors";
import type { Locale } from "@/server/platform/i18n/locales";
import type { Id } from "@/server/platform/ids";
import { accessColumns, accessOf } from "./access";
import { invitationMailRequested } from "./events";
import { invitations, memberships } from "./schema";

const lifeMs = 7 * 24 * 3600_000;

/** When an invitation that is sent now stops working. */
export const invitationExpiry = () => new Date(Date.now() + lifeMs);

/** What holds of invitations that have been neither accepted nor revoked. */
export const isPending = () => and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt));

type Invitation = Pick<typeof invitations.$inferSelect, "id" | "workspaceId" | "version">;

/** Has an invitation mailed, after the transaction commits. */
export async function mailInvitation(tx: WorkspaceTx, invitation: Invitation): Promise<void> {
  const { id, workspaceId, version } = invitation;
  await emit(tx, invitationMailRequested.create({ workspaceId, invitationId: id, version }));
}

/** An invitation as the interface shows it. */
export function toInvitationView(row: typeof invitations.$inferSelect) {
  return {
    id: row.id,
    email: row.email,
    role: row.role,
    status: row.expiresAt > new Date() ? ("open" as const) : ("expired" as const),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}

/** The invitation of a mailed link, with its store and account. @throws AppError LINK_EXPIRED, SUSPENDED */
async function openInvitation(tx: ServiceTx, token: string) {
  const id = idOfLink("invitation", token);
  if (!id) throw new AppError("LINK_EXPIRED");
  const [row] = await tx
    .select({ invitation: invitations, workspace: accessColumns })
    .from(invitations)
    .innerJoin(workspaces, eq(workspaces.id, invitations.workspaceId))
    .where(and(eq(invitations.id, id), isPending()))
    .for("update", { of: invitations });
  if (!row || !isGenuineLink("invitation", token, row.invitation.version)) throw new AppError("LINK_EXPIRED");
  if (row.invitation.expiresAt <= new Date()) throw new AppError("LINK_EXPIRED");
  const [account] = await tx
    .select({ id: users.id, verifiedAt: users.verifiedAt })
    .from(users)
    .where(eq(users.email, row.invitation.email));
  return { ...row, access: accessOf(row.workspace, row.invitation.role), account };
}

/** What a mailed link invites to, for who holds it. @throws AppError LINK_EXPIRED, SUSPENDED */
export async function previewInvitation(token: string) {
  return withService(async (tx) => {
    const { invitation, workspace, account } = await openInvitation(tx, token);
    const [inviter] = invitation.invitedBy
      ? await tx.select({ name: users.name }).from(users).where(eq(users.id, invitation.invitedBy))
      : [];
    return {
      store: { name: workspace.name, slug: workspace.slug },
      inviter: inviter?.name ?? workspace.name,
      email: invitation.email,
      role: invitation.role,
      hasAccount: account?.verifiedAt != null,
      expiresAt: invitation.expiresAt.toISOString(),
    };
  });
}

interface Acceptance {
  token: string;
  name?: string | undefined;
  password?: string | undefined;
  locale: Locale;
}

/**
 * Makes the holder of a mailed link a member: who is signed in with the invited address, or a new account, whose
 * address the link has proven.
 * @throws AppError LINK_EXPIRED, SUSPENDED; UNAUTHENTICATED when the address has an account to sign in with first;
 * WRONG_ACCOUNT when signed in with another address; BAD_INPUT when a new account lacks its name or password.
 */
export async function acceptInvitation(actor: Actor | null, given: Acceptance) {
  return withService(async (tx) => {
    const { invitation, workspace, account } = await openInvitation(tx, given.token);
    const userId = await memberToBe(tx, actor, { invitation, account, given });
    await tx
      .insert(memberships)
      .values({ workspaceId: workspace.id, userId, role: invitation.role })
      .onConflictDoNothing({ target: [memberships.workspaceId, memberships.userId] });
    await tx.update(invitations).set({ acceptedAt: sql`now()` }).where(eq(invitations.id, invitation.id));
    await recordAudit(tx, {
      actor,
      action: "invitation.accepted",
      target: invitation.id,
      details: { userId, role: invitation.role },
      workspaceId: workspace.id,
    });
    const { id, name, slug } = workspace;
    return { store: { id, name, slug }, email: invitation.email, role: invitation.role };
  });
}

interface Candidate {
  invitation: typeof invitations.$inferSelect;
  account: { id: Id<"user">; verifiedAt: Date | null } | undefined;
  given: Acceptance;
}

async function memberToBe(
  tx: ServiceTx,
  actor: Actor | null,
  { invitation: { email }, account, given }: Candidate,
): Promise<Id<"user">> {
  if (actor?.type === "user") {
    if (actor.email !== email) throw new AppError("WRONG_ACCOUNT", { params: { email } });
    return actor.userId;
  }
  if (account?.verifiedAt) throw new AppError("UNAUTHENTICATED");
  const { name, password } = given;
  if (name === undefined || password === undefined) {
    const missing = { name, password };
    throw new AppError("BAD_INPUT", {
      fields: Object.entries(missing).flatMap(([path, v]) =>
        v === undefined ? [{ path, code: "required" }] : [],
      ),
    });
  }
  demandStrongPassword(password, email);
  if (account) {
    await setFirstPassword(tx, account.id, password);
    return account.id;
  }
  const user = await createUser(tx, { email, name, password, locale: given.locale, verified: true });
  return user.id;
}
