import { headers } from "next/headers";
import { mailboxOpenTo } from "@/server/platform/mail/mailbox";
import { callerFromHeaders } from "./caller";

/** Whether whoever visits this page may read the mails of this installation in its embedded mailbox. */
export async function mailboxIsHere(): Promise<boolean> {
  return mailboxOpenTo((await callerFromHeaders(await headers())).ip);
}
