"use client";

import { ChevronDown, Globe } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { Locale } from "@/server/platform/i18n/locales";
import { LocaleOptions } from "./locale-options";
import { rememberLocale } from "./remember-locale";

interface LocaleSwitcherProps {
  /** The same page in each language, where the language is part of the address (the public site). */
  hrefs?: Record<Locale, string>;
}

/** Chooses the language; each is named in its own words. The choice is kept in a cookie. */
export function LocaleSwitcher({ hrefs }: LocaleSwitcherProps) {
  const t = useTranslations("shell");
  const locale = useLocale();
  const change = (next: Locale) => {
    rememberLocale(next);
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
        <LocaleOptions />
      </select>
      <ChevronDown className="pointer-events-none absolute end-1.5 size-3.5" aria-hidden />
    </span>
  );
}
