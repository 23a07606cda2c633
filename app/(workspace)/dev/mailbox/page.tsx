import { Inbox } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { MailboxFrame } from "@/components/mailbox/mailbox-frame";
import { EmptyState } from "@/components/shared/empty-state";
import { PageHead } from "@/components/shared/page-head";
import { RelativeTime } from "@/components/shared/relative-time";
import { Button } from "@/components/ui/button";
import { decodeId } from "@/server/platform/ids";
import { listMailbox } from "@/server/platform/mail/mailbox";
import { mailboxReader } from "./reader";

interface Props {
  searchParams: Promise<{ before?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mailbox"))("title") };
}

/** As many as a page of the mailbox has at most. */
const pageSize = 50;

export default async function MailboxPage({ searchParams }: Props) {
  const { before } = await searchParams;
  const from = typeof before === "string" && decodeId("mail", before) ? before : undefined;
  const mails = await mailboxReader((ip) => listMailbox(ip, from));
  const t = await getTranslations("mailbox");
  const last = mails.length === pageSize ? mails.at(-1) : undefined;
  return (
    <MailboxFrame>
      <PageHead title={t("title")} purpose={t("purpose")} />
      <div className="overflow-hidden rounded-lg border bg-card">
        {mails.length === 0 ? (
          <EmptyState picture={<Inbox />} title={t("empty")} text={t("emptyText")} />
        ) : (
          <ul className="divide-y">
            {mails.map((mail) => (
              <li key={mail.id}>
                <Link
                  href={`/dev/mailbox/${mail.id}`}
                  className="grid gap-x-4 px-4 py-2.5 hover:bg-muted/60 sm:grid-cols-[1fr_auto]"
                >
                  <span className="min-w-0">
                    <bdi lang={mail.locale} className="block truncate font-medium">
                      {mail.subject}
                    </bdi>
                    <span className="block truncate text-muted-foreground text-sm">
                      {t.rich("to", { address: () => <bdi key="to">{mail.recipient}</bdi> })}
                    </span>
                  </span>
                  <span className="text-muted-foreground text-sm">
                    <RelativeTime date={mail.createdAt} />
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
      {(last || from) && (
        <div className="flex justify-center gap-2">
          {from && (
            <Button asChild variant="outline">
              <Link href="/dev/mailbox">{t("newest")}</Link>
            </Button>
          )}
          {last && (
            <Button asChild variant="outline">
              <Link href={`/dev/mailbox?before=${last.id}`}>{t("older")}</Link>
            </Button>
          )}
        </div>
      )}
    </MailboxFrame>
  );
}
