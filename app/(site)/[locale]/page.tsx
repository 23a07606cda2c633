import { setRequestLocale } from "next-intl/server";
import { Home } from "@/components/site/home";
import { SiteFooter } from "@/components/site/site-footer";
import { platformSettings } from "@/server/modules/settings";
import type { Locale } from "@/server/platform/i18n/locales";

export default async function HomePage({ params }: { params: Promise<{ locale: string }> }) {
  const locale = (await params).locale as Locale;
  setRequestLocale(locale);
  const { branding, welcome_points } = await platformSettings();
  return (
    <>
      <Home name={branding.name} welcomePoints={welcome_points} locale={locale} />
      <SiteFooter name={branding.name} locale={locale} />
    </>
  );
}
