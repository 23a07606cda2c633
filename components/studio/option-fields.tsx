"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import { useStore } from "@/components/workspace/store-context";
import {
  SocialPlatform,
  type TextFormat,
  TextLength,
  Tone,
  WritingLocale,
} from "@/server/modules/ai/contract";
import type { WritingOptions } from "@/server/modules/studio/contract";
import type { TextService } from "@/server/modules/studio/services";
import { localeNames } from "@/server/platform/i18n/locales";
import { TemplateField } from "./templates/template-field";

/** The wishes of an order, beginning with the store's language. */
export function useWritingOptions(format: TextFormat) {
  const store = useStore();
  const locale = useLocale();
  const known = WritingLocale.safeParse(store.locale);
  return useState<WritingOptions>({
    locale: known.success ? known.data : locale,
    tone: "neutral",
    length: "medium",
    ...(format === "social_post" && { platform: "instagram" as const }),
  });
}

interface Props {
  service: TextService;
  value: WritingOptions;
  onChange: (value: WritingOptions) => void;
  disabled: boolean;
}

/** Language, tone, length and what else one may wish for. */
export function OptionFields({ service, value, onChange, disabled }: Props) {
  const t = useTranslations("studio");
  const set = (change: Partial<WritingOptions>) => onChange({ ...value, ...change });
  return (
    <fieldset disabled={disabled} className="grid gap-4">
      <TemplateField
        key={service.id}
        service={service.id}
        value={value.templateId}
        onChange={(templateId) => set({ templateId })}
      />
      <Field label={t("form.locale")}>
        {(control) => (
          <NativeSelect
            {...control}
            value={value.locale}
            onChange={(event) => set({ locale: event.target.value as WritingLocale })}
          >
            {WritingLocale.options.map((locale) => (
              <option key={locale} value={locale} lang={locale}>
                {localeNames[locale]}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("form.tone")}>
          {(control) => (
            <NativeSelect
              {...control}
              value={value.tone}
              onChange={(event) => set({ tone: event.target.value as Tone })}
            >
              {Tone.options.map((tone) => (
                <option key={tone} value={tone}>
                  {t(`tones.${tone}`)}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field label={t("form.length")}>
          {(control) => (
            <NativeSelect
              {...control}
              value={value.length}
              onChange={(event) => set({ length: event.target.value as TextLength })}
            >
              {TextLength.options.map((length) => (
                <option key={length} value={length}>
                  {t(`lengths.${length}`)}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
      </div>
      {service.format === "social_post" && (
        <Field label={t("form.platform")}>
          {(control) => (
            <NativeSelect
              {...control}
              value={value.platform}
              onChange={(event) => set({ platform: event.target.value as SocialPlatform })}
            >
              {SocialPlatform.options.map((platform) => (
                <option key={platform} value={platform}>
                  {t(`platforms.${platform}`)}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
      )}
      <Field label={t("form.instruction")} help={t("form.instructionHelp")}>
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            maxLength={2000}
            dir="auto"
            value={value.instruction ?? ""}
            onChange={(event) => set({ instruction: event.target.value || undefined })}
          />
        )}
      </Field>
    </fieldset>
  );
}
