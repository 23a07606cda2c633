import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { Mail } from "@/components/mailbox/mail";
import { MailboxFrame } from "@/components/mailbox/mailbox-frame";
import { decodeId } from "@/server/platform/ids";
import { getMailboxMessage } from "@/server/platform/mail/mailbox";
import { mailboxReader } from "../reader";

interface Props {
  params: Promise<{ id: string }>;
}

const load = cache((id: string) =>
  decodeId("mail", id) ? mailboxReader((ip) => getMailboxMessage(ip, id)) : notFound(),
);

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
