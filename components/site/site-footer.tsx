import { useTranslations } from "next-intl";
import { directionOf, type Locale, localeNames, locales } from "@/server/platform/i18n/locales";
import { sitePath } from "./site-path";

const link = "rounded-sm text-muted-foreground hover:text-foreground";

/** The end of the public pages: where else to go, and every language. */
export function SiteFooter({ name, locale, page }: { name: string; locale: Locale; page?: string }) {
  const t = useTranslations("site");
  return (
    <footer className="border-t">
      <div className="mx-auto flex max-w-5xl flex-wrap justify-between gap-8 px-4 py-10">
        <nav aria-label={t("footer.product")} className="flex gap-6">
          <span className="font-medium">{name}</span>
          <a className={link} href={sitePath(locale, "pricing")}>
            {t("nav.pricing")}
          </a>
          <a className={link} href="/api/docs">
            {t("nav.api")}
          </a>
        </nav>
        <nav aria-label={t("footer.language")}>
          <ul className="flex flex-wrap gap-x-5 gap-y-2">
            {locales.map((other) => (
              <li key={other}>
                <a
                  className={other === locale ? "font-medium" : link}
                  href={sitePath(other, page)}
                  hrefLang={other}
                  lang={other}
                  dir={directionOf(other)}
                  aria-current={other === locale ? "true" : undefined}
                >
                  {localeNames[other]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
