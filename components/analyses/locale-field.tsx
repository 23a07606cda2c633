"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { useStore } from "@/components/workspace/store-context";
import { WritingLocale } from "@/server/modules/ai/contract";
import { localeNames } from "@/server/platform/i18n/locales";

/** The language of a result, beginning with the store's. */
export function useResultLocale() {
  const store = useStore();
  const locale = useLocale();
  const known = WritingLocale.safeParse(store.locale);
  return useState<WritingLocale>(known.success ? known.data : locale);
}

interface Props {
  value: WritingLocale;
  onChange: (locale: WritingLocale) => void;
}

export function LocaleField({ value, onChange }: Props) {
  const t = useTranslations("analyses.form");
  return (
    <Field label={t("locale")}>
      {(control) => (
        <NativeSelect
          {...control}
          value={value}
          onChange={(event) => onChange(WritingLocale.parse(event.target.value))}
        >
          {WritingLocale.options.map((locale) => (
            <option key={locale} value={locale} lang={locale}>
              {localeNames[locale]}
            </option>
          ))}
        </NativeSelect>
      )}
    </Field>
  );
}
