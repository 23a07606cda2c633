"use client";

import { ChevronDown, Globe } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type Locale, localeCookie, localeNames, locales } from "@/server/platform/i18n/locales";

interface LocaleSwitcherProps {
  /** The same page in each language, where the language is part of the address (the public site). */
  hrefs?: Record<Locale, string>;
  /** Called before the page changes, to keep the choice with the person's profile. */
  onChange?: (locale: Locale) => Promise<void>;
}

/** Chooses the language; each is named in its own words. The choice is kept in a cookie. */
export function LocaleSwitcher({ hrefs, onChange }: LocaleSwitcherProps) {
  const t = useTranslations("shell");
  const locale = useLocale();
  const change = async (next: Locale) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
    document.cookie = `${localeCookie}=${next}; path=/; max-age=31536000; samesite=lax`;
    await onChange?.(next);
    // A whole new document: language, direction and fonts change with it.
    if (hrefs) window.location.assign(hrefs[next]);
    else window.location.reload();
  };
  return (
    <span className="relative inline-flex h-7 items-center rounded-md text-muted-foreground hover:bg-muted hover:text-foreground has-focus-visible:outline-2 has-focus-visible:outline-ring pointer-coarse:h-10">
      <Globe className="pointer-events-none absolute start-2 size-4" aria-hidden />
      <select
        aria-label={t("language")}
        value={locale}
        onChange={(event) => change(event.target.value as Locale)}
        className="h-full cursor-pointer appearance-none rounded-md bg-transparent ps-8 pe-6 outline-none [&>option]:bg-popover [&>option]:text-foreground"
      >
        {locales.map((value) => (
          <option key={value} value={value} lang={value}>
            {localeNames[value]}
          </option>
        ))}
      </select>
      <ChevronDown className="pointer-events-none absolute end-1.5 size-3.5" aria-hidden />
    </span>
  );
}
