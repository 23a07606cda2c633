import type { Locale } from "../i18n/locales";

/** A message to one person, ready to go. */
export interface Mail {
  to: string;
  subject: string;
  html: string;
  text: string;
  locale: Locale;
  /** Two mails with the same key are one mail: it is sent, or shown, once. At most 256 characters. */
  idempotencyKey: string;
}

/** A way to send. Throws what its service says; `sendMail` turns that into MAIL_UNAVAILABLE. */
export type MailDriver = (mail: Mail, from: string) => Promise<void>;

/** A refusal that another attempt will not change, such as an address that does not exist. */
export class PermanentMailError extends Error {
  override readonly name = "PermanentMailError";
}

const attempts = 3;
const firstPauseMs = 250;

/** Tries up to three times, waiting a little longer each time, unless the refusal is permanent. */
export async function withRetries(send: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      if (error instanceof PermanentMailError || attempt === attempts) throw error;
      const pause = firstPauseMs * 2 ** (attempt - 1) * (0.5 + Math.random());
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
