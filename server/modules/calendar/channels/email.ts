import { AppError } from "@/server/platform/errors";
import type { Locale } from "@/server/platform/i18n/locales";
import { translatorFor } from "@/server/platform/i18n/messages";
import { renderMail } from "@/server/platform/mail/render";
import { sendMail } from "@/server/platform/mail/send";
import type { SendResult } from "../problems";

interface Draft {
  to: string;
  locale: Locale;
  brand: string;
  title: string;
  text: string;
  /** Where the post stands in the calendar. */
  url: string;
  /** Two mails with the same key are one. */
  key: string;
}

/** Mails a post to its author, to be sent on from there. */
export async function sendDraft({ to, locale, brand, title, text, url, key }: Draft): Promise<SendResult> {
  const t = await translatorFor(locale, "calendar");
  try {
    await sendMail({
      to,
      locale,
      subject: t("mail.subject", { title }),
      idempotencyKey: key,
      ...renderMail({
        locale,
        brand,
        heading: t("mail.heading"),
        paragraphs: text.split(/\n+/).filter(Boolean),
        action: { label: t("mail.action"), url },
        footer: [t("mail.footer")],
      }),
    });
    return { type: "sent", externalId: null, url: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { type: "later", problem: { code: "mailUnavailable" } };
  }
}
