import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { LocaleSwitcher } from "@/components/shared/locale-switcher";
import { PageRoom } from "@/components/shared/page-room";
import { BrandMark } from "@/components/site/brand-mark";
import { platformSettings } from "@/server/modules/settings";

/** The frame of the mailbox, which belongs to no store and nobody; `back` names the way to the list. */
export async function MailboxFrame({ back, children }: { back?: string; children: ReactNode }) {
  const { branding } = await platformSettings();
  return (
    <>
      <header className="flex h-12 items-center justify-between gap-3 border-b px-4">
        <span className="flex items-center gap-2 font-semibold">
          <BrandMark />
          <bdi>{branding.name}</bdi>
        </span>
        <LocaleSwitcher />
      </header>
      <main id="content">
        <PageRoom width="form">
          {back && (
            <Link
              href="/dev/mailbox"
              className="flex w-fit items-center gap-1.5 rounded-sm text-muted-foreground text-sm hover:text-foreground"
            >
              <ArrowLeft className="size-4 rtl:-scale-x-100" aria-hidden />
              {back}
            </Link>
          )}
          {children}
        </PageRoom>
      </main>
    </>
  );
}
