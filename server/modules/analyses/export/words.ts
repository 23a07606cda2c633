import { formatDate, formatNumber, formatPercent } from "@/server/platform/i18n/format";
import type { Locale } from "@/server/platform/i18n/locales";
import type { Translate } from "../seo/found";

/** What an export is written with: the texts and numbers of the reader's language. */
export interface Words {
  locale: Locale;
  t: Translate;
  number(value: number): string;
  percent(ratio: number): string;
  /** A month as the reader's calendar has it; `month` is yyyy-mm. */
  month(month: string): string;
}

/** Safe for the browser; `t` are the texts of analyses in the language of `locale`. */
export const wordsOf = (locale: Locale, t: Translate): Words => ({
  locale,
  t,
  number: (value) => formatNumber(value, locale),
  percent: (ratio) => formatPercent(ratio, locale),
  month: (month) => formatDate(new Date(`${month}-15T12:00:00Z`), locale, "UTC", "month"),
});
