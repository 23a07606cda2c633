import { createHash } from "node:crypto";
import { createTransport } from "nodemailer";
import { type MailDriver, PermanentMailError, withRetries } from "./mail";

interface Options {
  /** `smtp://user:password@host:587` or `smtps://...`; nodemailer's options may follow as a query string. */
  url: string;
  /** For each phase of the conversation, in milliseconds. */
  timeoutMs?: number;
}

/**
 * Sends through a mail server (RFC 5321). SMTP knows no idempotency; a Message-ID made from the key lets the
 * receiving side recognise a mail that was handed over twice.
 */
export function smtpDriver({ url, timeoutMs = 10_000 }: Options): MailDriver {
  const transport = createTransport(
    {
      url,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    {},
  );
  return (mail, from) =>
    withRetries(async () => {
      try {
        await transport.sendMail({
          from,
          to: { name: "", address: mail.to },
          subject: mail.subject,
          html: mail.html,
          text: mail.text,
          messageId: messageId(mail.idempotencyKey, from),
          headers: { "Content-Language": mail.locale, "Auto-Submitted": "auto-generated" },
        });
      } catch (error) {
        const code = (error as { responseCode?: unknown }).responseCode;
        const permanent = typeof code === "number" && code >= 500;
        throw permanent ? new PermanentMailError("The mail server refused", { cause: error }) : error;
      }
    });
}

function messageId(key: string, from: string): string {
  const digest = createHash("sha256").update(key).digest("hex").slice(0, 32);
  const domain = /@([a-z0-9.-]+)/i.exec(from)?.[1] ?? "localhost";
  return `<${digest}@${domain}>`;
}
