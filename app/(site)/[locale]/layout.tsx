import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import "@/app/globals.css";
import { HtmlShell } from "@/components/shared/html-shell";
import { SiteHeader } from "@/components/site/site-header";
import { LocaleFonts } from "@/components/theme/locale-fonts";
import { platformSettings } from "@/server/modules/settings";
import { isLocale, locales } from "@/server/platform/i18n/locales";

interface Props {
  params: Promise<{ locale: string }>;
  children: ReactNode;
}

// Static: made at build time, and anew at most a minute after the operator has changed the branding.
export const dynamicParams = false;
export const revalidate = 60;

export const generateStaticParams = () => locales.map((locale) => ({ locale }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = await getTranslations({ locale, namespace: "site.meta" });
  const { name } = (await platformSettings()).branding;
  return { title: t("title", { name }), description: t("description") };
}

export default async function SiteLayout({ params, children }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  const { branding } = await platformSettings();
  return (
    <HtmlShell locale={locale} brand={branding}>
      <LocaleFonts locale={locale} />
      <SiteHeader name={branding.name} locale={locale} />
      {children}
    </HtmlShell>
  );
}
