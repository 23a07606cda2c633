import type { Locale } from "@/server/platform/i18n/locales";
import { JapaneseFonts } from "./japanese-fonts";

/** The fonts of a language whose script the font of all pages has not, and whose list of pieces is long. */
export function LocaleFonts({ locale }: { locale: Locale }) {
  return locale === "ja" && <JapaneseFonts />;
}
