import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { Mail } from "@/components/mailbox/mail";
import { MailboxFrame } from "@/components/mailbox/mailbox-frame";
import { getMailboxMessage } from "@/server/platform/mail/mailbox";
import { mailboxReader } from "../reader";

interface Props {
  params: Promise<{ id: string }>;
}

const load = cache((id: string) => mailboxReader((ip) => getMailboxMessage(ip, id)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).id)).subject };
}

export default async function MailPage({ params }: Props) {
  const mail = await load((await params).id);
  const t = await getTranslations("mailbox");
  return (
    <MailboxFrame back={t("title")}>
      <Mail mail={mail} />
    </MailboxFrame>
  );
}
