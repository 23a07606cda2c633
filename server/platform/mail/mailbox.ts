import { desc, eq, lt } from "drizzle-orm";
import ipaddr from "ipaddr.js";
import { withService } from "@/server/db/service";
import { env } from "../env";
import { notFound } from "../errors";
import type { Id } from "../ids";
import type { MailDriver } from "./mail";
import { mailboxMessages } from "./schema";

/** Keeps mails in the database, where an installation has no mail service. */
export const mailboxDriver: MailDriver = async (mail, from) => {
  const { to, idempotencyKey, subject, html, text, locale } = mail;
  await withService((tx) =>
    tx
      .insert(mailboxMessages)
      .values({ idempotencyKey, sender: from, recipient: to, subject, html, text, locale })
      .onConflictDoNothing({ target: mailboxMessages.idempotencyKey }),
  );
};

/**
 * Whether the mailbox may be read from a network address. It holds links that open accounts, so: only on the
 * embedded default (no mail service, no database of one's own, no public address), and only from the machine
 * itself or a private network.
 */
export function mailboxOpenTo(ip: string): boolean {
  const { RESEND_API_KEY, SMTP_URL, DATABASE_URL, APP_URL } = env();
  if (RESEND_API_KEY || SMTP_URL || DATABASE_URL) return false;
  if (APP_URL && !isNear(new URL(APP_URL).hostname.replace(/^\[|\]$/g, ""))) return false;
  return isNear(ip);
}

function isNear(host: string): boolean {
  if (host === "localhost" || host.endsWith(".localhost")) return true;
  if (!ipaddr.isValid(host)) return false;
  return ["loopback", "private", "uniqueLocal", "linkLocal"].includes(ipaddr.process(host).range());
}

function demandOpen(ip: string): void {
  if (!mailboxOpenTo(ip)) throw notFound("mailbox");
}

const pageSize = 50;

/**
 * The newest mails, or those before `before`.
 * @throws AppError NOT_FOUND where the mailbox may not be read from this address.
 */
export async function listMailbox(ip: string, before?: Id<"mail">) {
  demandOpen(ip);
  return withService((tx) =>
    tx
      .select({
        id: mailboxMessages.id,
        recipient: mailboxMessages.recipient,
        subject: mailboxMessages.subject,
        locale: mailboxMessages.locale,
        createdAt: mailboxMessages.createdAt,
      })
      .from(mailboxMessages)
      .where(before ? lt(mailboxMessages.id, before) : undefined)
      .orderBy(desc(mailboxMessages.id))
      .limit(pageSize),
  );
}

/**
 * One mail, whole.
 * @throws AppError NOT_FOUND when there is none, or where the mailbox may not be read from this address.
 */
export async function getMailboxMessage(ip: string, id: Id<"mail">) {
  demandOpen(ip);
  const [message] = await withService((tx) =>
    tx.select().from(mailboxMessages).where(eq(mailboxMessages.id, id)),
  );
  if (!message) throw notFound("mail");
  return message;
}
