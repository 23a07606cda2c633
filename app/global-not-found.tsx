import type { Metadata } from "next";
import { headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import "@/app/globals.css";
import { HtmlShell } from "@/components/shared/html-shell";
import { PageMissing } from "@/components/shared/page-missing";
import { BrandMark } from "@/components/site/brand-mark";
import { sitePath } from "@/components/site/site-path";
import { LocaleFonts } from "@/components/theme/locale-fonts";
import { Button } from "@/components/ui/button";
import { platformSettings } from "@/server/modules/settings";

export async function generateMetadata(): Promise<Metadata> {
  const { branding } = await platformSettings();
  return { title: `${(await getTranslations("common.error.missing"))("title")} · ${branding.name}` };
}

/** An address that leads nowhere: a whole document, for no layout belongs to it. */
export default async function GlobalNotFound() {
  const { branding } = await platformSettings();
  const locale = await getLocale();
  const t = await getTranslations("common.error.missing");
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <HtmlShell locale={locale} brand={branding} nonce={nonce}>
      <LocaleFonts locale={locale} />
      <header className="flex p-4">
        <a href={sitePath(locale)} className="flex items-center gap-2 rounded-md font-semibold text-lg">
          <BrandMark />
          <bdi>{branding.name}</bdi>
        </a>
      </header>
      <main id="content">
        <PageMissing
          action={
            <Button asChild>
              <a href={sitePath(locale)}>{t("home")}</a>
            </Button>
          }
        />
      </main>
    </HtmlShell>
  );
}
