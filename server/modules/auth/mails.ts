import { eq } from "drizzle-orm";
import type { z } from "zod";
import { type ServiceTx, withService } from "@/server/db/service";
import { platformSettings } from "@/server/modules/settings";
import { appUrl } from "@/server/platform/env";
import { isLocale, type Locale } from "@/server/platform/i18n/locales";
import { translatorFor } from "@/server/platform/i18n/messages";
import type { Id } from "@/server/platform/ids";
import { type MailContent, renderMail } from "@/server/platform/mail/render";
import { sendMail } from "@/server/platform/mail/send";
import { linkHours } from "./email-links";
import type { accountMailRequested } from "./events";
import { linkToken } from "./links";
import { emailLinks, users } from "./schema";

type Request = z.output<NonNullable<(typeof accountMailRequested)["schema"]>>;

interface Letter {
  to: string;
  name: string;
  locale: Locale;
  /** Decided here, not where the mail was asked for: an address that has an account gets another text. */
  text: "confirm" | "existing" | "reset" | "passwordChanged" | "welcome";
  url: string;
}

/**
 * Writes and sends a mail of an account. It does nothing when there is nobody to write to any more.
 * @param key names this mail, so that a repeated attempt sends none twice.
 * @throws AppError MAIL_UNAVAILABLE
 */
export async function sendAccountMail(request: Request, key: string): Promise<void> {
  const letter = await withService((tx) =>
    request.mail === "confirm" || request.mail === "reset"
      ? letterForLink(tx, request.about)
      : letterForPerson(tx, request.mail, request.about),
  );
  if (!letter) return;
  const { subject, ...content } = await write(letter);
  await sendMail({
    to: letter.to,
    subject,
    locale: letter.locale,
    idempotencyKey: key,
    ...renderMail(content),
  });
}

const localeOf = (text: string): Locale => (isLocale(text) ? text : "en");

async function letterForLink(tx: ServiceTx, linkId: Id<"token">): Promise<Letter | null> {
  const [link] = await tx.select().from(emailLinks).where(eq(emailLinks.id, linkId));
  if (!link || link.usedAt || link.expiresAt < new Date()) return null;
  const [user] = await tx.select().from(users).where(eq(users.email, link.email));
  const to = link.email;
  const token = linkToken(link.purpose, link.id);
  if (link.purpose === "reset") {
    if (!user || user.suspendedAt) return null;
    const url = `${appUrl()}/sign-in/reset/${token}`;
    return { to, name: user.name, locale: localeOf(user.locale), text: "reset", url };
  }
  if (user?.verifiedAt) {
    const url = `${appUrl()}/sign-in`;
    return { to, name: user.name, locale: localeOf(user.locale), text: "existing", url };
  }
  if (!user && !link.passwordHash) return null;
  const url = `${appUrl()}/sign-up/confirm/${token}`;
  return { to, name: link.name ?? user?.name ?? to, locale: localeOf(link.locale), text: "confirm", url };
}

async function letterForPerson(
  tx: ServiceTx,
  text: "passwordChanged" | "welcome",
  userId: Id<"user">,
): Promise<Letter | null> {
  const [user] = await tx.select().from(users).where(eq(users.id, userId));
  if (!user) return null;
  const url = text === "welcome" ? appUrl() : `${appUrl()}/sign-in/forgot`;
  return { to: user.email, name: user.name, locale: localeOf(user.locale), text, url };
}

async function write(letter: Letter): Promise<MailContent & { subject: string }> {
  const { locale, text, name, url } = letter;
  const t = await translatorFor(locale, "emails");
  const brand = (await platformSettings()).branding.name;
  const hours = text === "confirm" || text === "reset" ? linkHours[text] : 0;
  const content = {
    locale,
    brand,
    subject: t(`${text}.subject`, { brand }),
    heading: t(`${text}.heading`, { brand }),
    paragraphs: [t(`${text}.body`, { name })],
    action: { label: t(`${text}.action`, { brand }), url },
  };
  if (text === "confirm" || text === "reset") {
    return { ...content, footer: [t(`${text}.expiry`, { hours }), t(`${text}.ignore`)] };
  }
  if (text === "existing") {
    return {
      ...content,
      paragraphs: [...content.paragraphs, t("existing.hint")],
      footer: [t("existing.ignore")],
    };
  }
  return { ...content, footer: [text === "welcome" ? t("welcome.reason") : t("passwordChanged.ignore")] };
}
