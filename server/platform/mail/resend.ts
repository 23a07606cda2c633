import { Resend } from "resend";
import { type MailDriver, PermanentMailError, withRetries } from "./mail";

interface Options {
  apiKey: string;
  baseUrl: string;
  /** For one attempt, in milliseconds. */
  timeoutMs?: number;
}

/**
 * Sends through Resend's HTTP API (resend.com/docs/api-reference/emails/send-email). Its Idempotency-Key keeps a
 * repeated attempt from sending twice within 24 hours.
 */
export function resendDriver({ apiKey, baseUrl, timeoutMs = 10_000 }: Options): MailDriver {
  const resend = new Resend(apiKey, { baseUrl });
  return (mail, from) =>
    withRetries(async () => {
      const { error } = await resend.emails.send(
        {
          from,
          to: mail.to,
          subject: mail.subject,
          html: mail.html,
          text: mail.text,
          headers: { "Content-Language": mail.locale, "Auto-Submitted": "auto-generated" },
        },
        { idempotencyKey: mail.idempotencyKey, signal: AbortSignal.timeout(timeoutMs) },
      );
      if (!error) return;
      const status = error.statusCode;
      const mayPass = status === null || status === 408 || status === 429 || status >= 500;
      const message = `Resend answered ${status ?? "nothing"}: ${error.name}: ${error.message}`;
      throw mayPass ? new Error(message) : new PermanentMailError(message);
    });
}
