import { env } from "../env";
import { AppError } from "../errors";
import { logger } from "../log";
import type { Mail, MailDriver } from "./mail";
import { mailboxDriver } from "./mailbox";
import { resendDriver } from "./resend";
import { smtpDriver } from "./smtp";

function chooseDriver(): MailDriver {
  const { RESEND_API_KEY, RESEND_BASE_URL, SMTP_URL } = env();
  if (RESEND_API_KEY) return resendDriver({ apiKey: RESEND_API_KEY, baseUrl: RESEND_BASE_URL });
  if (SMTP_URL) return smtpDriver({ url: SMTP_URL });
  return mailboxDriver;
}

/**
 * Sends a mail: through Resend with its key set, through SMTP with a URL, else into the embedded mailbox.
 * Call it outside of transactions. @throws AppError MAIL_UNAVAILABLE
 */
export async function sendMail(mail: Mail): Promise<void> {
  try {
    await chooseDriver()(mail, env().MAIL_FROM);
  } catch (error) {
    logger("mail").error({ err: error, idempotencyKey: mail.idempotencyKey }, "a mail could not be sent");
    throw new AppError("MAIL_UNAVAILABLE", { cause: error });
  }
}
