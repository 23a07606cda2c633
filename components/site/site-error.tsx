"use client";

import { useParams } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { use } from "react";
import { PageError, type PageErrorProps } from "@/components/shared/page-error";
import { defaultLocale, isLocale, type Locale } from "@/server/platform/i18n/locales";

type Common = typeof import("@/messages/en/common.json");

const loaded = new Map<Locale, Promise<{ default: Common }>>();

function textsOf(locale: Locale): Promise<{ default: Common }> {
  const known = loaded.get(locale);
  if (known) return known;
  const texts: Promise<{ default: Common }> = import(`../../messages/${locale}/common.json`);
  loaded.set(locale, texts);
  return texts;
}

/** A public page that failed. Public pages hand no texts to the browser, so it fetches its own. */
export default function SiteError(props: PageErrorProps) {
  const { locale } = useParams();
  const language = isLocale(locale) ? locale : defaultLocale;
  const { default: common } = use(textsOf(language));
  return (
    <NextIntlClientProvider locale={language} timeZone="UTC" messages={{ common }}>
      <main id="content">
        <PageError {...props} />
      </main>
    </NextIntlClientProvider>
  );
}
