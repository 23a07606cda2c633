import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { Locale } from "@/server/platform/i18n/locales";
import { BrandMark } from "./brand-mark";
import { sitePath } from "./site-path";

/** The top of the public pages: the brand, where to go, and the two ways in. */
export function SiteHeader({ name, locale }: { name: string; locale: Locale }) {
  const t = useTranslations("site.nav");
  return (
    <header className="border-b">
      <nav aria-label={t("menu")} className="mx-auto flex h-14 max-w-5xl items-center gap-1 px-4">
        <a
          href={sitePath(locale)}
          className="me-auto flex items-center gap-2 rounded-md font-semibold text-lg"
        >
          <BrandMark />
          {name}
        </a>
        <Button asChild variant="ghost" className="max-sm:hidden">
          <a href={sitePath(locale, "pricing")}>{t("pricing")}</a>
        </Button>
        <Button asChild variant="ghost" className="max-sm:hidden">
          <a href="/api/docs">{t("api")}</a>
        </Button>
        <Button asChild variant="ghost">
          <a href="/sign-in">{t("signIn")}</a>
        </Button>
        <Button asChild>
          <a href="/sign-up">{t("start")}</a>
        </Button>
      </nav>
    </header>
  );
}
