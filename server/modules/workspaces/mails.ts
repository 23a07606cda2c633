import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { withService } from "@/server/db/service";
import { workspaces } from "@/server/db/tenant";
import { linkToken, users } from "@/server/modules/auth";
import { platformSettings } from "@/server/modules/settings";
import { appUrl } from "@/server/platform/env";
import { isLocale } from "@/server/platform/i18n/locales";
import { translatorFor } from "@/server/platform/i18n/messages";
import { renderMail } from "@/server/platform/mail/render";
import { sendMail } from "@/server/platform/mail/send";
import type { invitationMailRequested } from "./events";
import { isPending } from "./invitations";
import { invitations } from "./schema";

type Request = z.output<NonNullable<(typeof invitationMailRequested)["schema"]>>;

/**
 * Writes and sends an invitation, unless it has been accepted, revoked or sent again since.
 * @throws AppError MAIL_UNAVAILABLE
 */
export async function sendInvitation(request: Request): Promise<void> {
  const { invitationId, version } = request;
  const row = await withService(async (tx) => {
    const [found] = await tx
      .select({ invitation: invitations, store: workspaces.name, inviter: users.name })
      .from(invitations)
      .innerJoin(workspaces, eq(workspaces.id, invitations.workspaceId))
      .leftJoin(users, eq(users.id, invitations.invitedBy))
      .where(and(eq(invitations.id, invitationId), eq(invitations.version, version), isPending()));
    return found;
  });
  if (!row) return;
  const { invitation, store } = row;
  const locale = isLocale(invitation.locale) ? invitation.locale : "en";
  const inviter = row.inviter ?? store;
  const t = await translatorFor(locale, "emails");
  const brand = (await platformSettings()).branding.name;
  const days = Math.max(0, Math.round((invitation.expiresAt.getTime() - Date.now()) / 86_400_000));
  await sendMail({
    to: invitation.email,
    subject: t("invitation.subject", { inviter, store }),
    locale,
    idempotencyKey: `invitation:${invitationId}:${version}`,
    ...renderMail({
      locale,
      brand,
      heading: t("invitation.heading", { store }),
      paragraphs: [
        t("invitation.body", { inviter, store, brand }),
        t("invitation.role", { role: t(`roles.${invitation.role}`) }),
      ],
      action: {
        label: t("invitation.action"),
        url: `${appUrl()}/invite/${linkToken("invitation", invitation.id, version)}`,
      },
      footer: [t("invitation.expiry", { days }), t("invitation.ignore")],
    }),
  });
}
