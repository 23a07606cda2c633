import { createTranslator } from "next-intl";
import ar from "@/messages/ar/errors.json";
import en from "@/messages/en/errors.json";
import fa from "@/messages/fa/errors.json";
import ja from "@/messages/ja/errors.json";
import kk from "@/messages/kk/errors.json";
import ru from "@/messages/ru/errors.json";
import th from "@/messages/th/errors.json";
import type { ErrorCode, FieldProblem } from "../errors";
import type { Locale } from "./locales";

const messages: Record<Locale, typeof en> = { en, fa, ar, th, ru, kk, ja };

type Loose = (key: string, params?: Record<string, string | number>) => string;
const translators = new Map<Locale, Loose>();

function translator(locale: Locale): Loose {
  let found = translators.get(locale);
  if (!found) {
    found = createTranslator({ locale, messages: messages[locale] }) as unknown as Loose;
    translators.set(locale, found);
  }
  return found;
}

/** What happened, and what to do, in the reader's language. */
export function errorText(
  locale: Locale,
  code: ErrorCode,
  params: Record<string, string | number>,
): { title: string; detail: string } {
  const t = translator(locale);
  return { title: t(`${code}.title`, params), detail: t(`${code}.detail`, params) };
}

/** What is wrong with one field, in the reader's language. */
export function fieldText(locale: Locale, problem: FieldProblem): string {
  return translator(locale)(`field.${problem.code}`, problem.params);
}
