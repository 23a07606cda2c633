import { formatNumber, formatPercent } from "@/server/platform/i18n/format";
import type { Locale } from "@/server/platform/i18n/locales";
import { translatorFor } from "@/server/platform/i18n/messages";
import type { Translate } from "../seo/found";

/** What an export is written with: the texts and numbers of the reader's language. */
export interface Words {
  locale: Locale;
  t: Translate;
  number(value: number): string;
  percent(ratio: number): string;
}

export async function wordsOf(locale: Locale): Promise<Words> {
  return {
    locale,
    t: await translatorFor(locale, "analyses"),
    number: (value: number) => formatNumber(value, locale),
    percent: (ratio: number) => formatPercent(ratio, locale),
  };
}
