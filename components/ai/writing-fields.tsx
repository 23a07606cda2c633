"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { LocaleOptions } from "@/components/shared/locale-options";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { useStore } from "@/components/workspace/store-context";
import { Tone, WritingLocale } from "@/server/modules/ai/contract";

/** The language that something is written in unless another is chosen: the store's, or that of who looks. */
export function useWritingLocale(): WritingLocale {
  const store = useStore();
  const locale = useLocale();
  const known = WritingLocale.safeParse(store.locale);
  return known.success ? known.data : locale;
}

/** The language of a result, beginning with the store's. */
export const useResultLocale = () => useState<WritingLocale>(useWritingLocale());

interface FieldProps<T> {
  label: string;
  value: T;
  onChange: (value: T) => void;
}

/** In which of the languages something is written. */
export function LocaleField({ label, value, onChange }: FieldProps<WritingLocale>) {
  return (
    <Field label={label}>
      {(control) => (
        <NativeSelect
          {...control}
          value={value}
          onChange={(event) => onChange(WritingLocale.parse(event.target.value))}
        >
          <LocaleOptions />
        </NativeSelect>
      )}
    </Field>
  );
}

/** In which tone. */
export function ToneField({ value, onChange }: Omit<FieldProps<Tone>, "label">) {
  const t = useTranslations("studio");
  return (
    <Field label={t("form.tone")}>
      {(control) => (
        <NativeSelect
          {...control}
          value={value}
          onChange={(event) => onChange(Tone.parse(event.target.value))}
        >
          {Tone.options.map((tone) => (
            <option key={tone} value={tone}>
              {t(`tones.${tone}`)}
            </option>
          ))}
        </NativeSelect>
      )}
    </Field>
  );
}
