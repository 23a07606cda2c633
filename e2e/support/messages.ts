import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createTranslator } from "next-intl";
import type { Locale } from "@/server/platform/i18n/locales";
import type { Messages } from "@/server/platform/i18n/namespaces";

/** The product's texts in a language: `text("site.home.title")`. */
export function textsOf(language: Locale) {
  const folder = path.join(import.meta.dirname, "../../messages", language);
  const messages = Object.fromEntries(
    readdirSync(folder).map((file) => [
      path.parse(file).name,
      JSON.parse(readFileSync(path.join(folder, file), "utf8")),
    ]),
  ) as unknown as Messages;
  return createTranslator<Messages>({ locale: language, messages });
}
