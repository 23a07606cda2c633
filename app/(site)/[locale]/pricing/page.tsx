import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { Pricing } from "@/components/site/pricing";
import { SiteFooter } from "@/components/site/site-footer";
import { platformSettings } from "@/server/modules/settings";
import type { Locale } from "@/server/platform/i18n/locales";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = (await params).locale as Locale;
  const t = await getTranslations({ locale, namespace: "site.meta" });
  const { name } = (await platformSettings()).branding;
  return { title: t("pricingTitle", { name }), description: t("pricingDescription") };
}

export default async function PricingPage({ params }: Props) {
  const locale = (await params).locale as Locale;
  setRequestLocale(locale);
  const { branding, welcome_points } = await platformSettings();
  return (
    <>
      <Pricing welcomePoints={welcome_points} locale={locale} />
      <SiteFooter name={branding.name} locale={locale} page="pricing" />
    </>
  );
}
