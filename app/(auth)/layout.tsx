import type { Metadata } from "next";
import { headers } from "next/headers";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import "@/app/globals.css";
import { HtmlDocument } from "@/components/shared/html-document";
import { LocaleSwitcher } from "@/components/shared/locale-switcher";
import { BrandMark } from "@/components/site/brand-mark";
import { sitePath } from "@/components/site/site-path";
import { platformSettings } from "@/server/modules/settings";

export async function generateMetadata(): Promise<Metadata> {
  const { branding } = await platformSettings();
  return {
    title: { default: branding.name, template: `%s · ${branding.name}` },
    robots: { index: false },
    // A link that opens an account must not travel on to another site. Not "no-referrer": with that, a form that is sent
    // before the page's scripts have come says that it comes from nowhere, and is refused.
    referrer: "same-origin",
  };
}

export default async function AuthLayout({ children }: { children: ReactNode }) {
  const { branding } = await platformSettings();
  const locale = await getLocale();
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <HtmlDocument locale={locale} brand={branding} namespaces={["auth"]} nonce={nonce}>
      <div className="flex min-h-dvh flex-col bg-sidebar">
        <header className="flex items-center justify-between p-4">
          <a href={sitePath(locale)} className="flex items-center gap-2 rounded-md font-semibold text-lg">
            <BrandMark />
            {branding.name}
          </a>
          <LocaleSwitcher />
        </header>
        <main id="content" className="mx-auto w-full max-w-md flex-1 px-4 py-8 sm:py-14">
          {children}
        </main>
      </div>
    </HtmlDocument>
  );
}
