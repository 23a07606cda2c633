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
import { adaptations, type WritingOptions } from "@/server/modules/studio/contract";
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

type Part = Pick<Props, "value" | "onChange">;

/** Whether a text is written, or the product's own description said in another language. */
function WorkField({ value, onChange }: Part) {
  const t = useTranslations("studio.adapt");
  const store = useStore();
  const choose = (work: string) => {
    const adapt = adaptations.find((one) => one === work);
    const { templateId: _id, templateVersion: _version, adapt: _adapt, ...rest } = value;
    // What the product says is in the store's language, as a rule.
    const other = WritingLocale.options.find((locale) => locale !== store.locale) ?? "en";
    const locale = adapt && rest.locale === store.locale ? other : rest.locale;
    onChange({ ...rest, locale, ...(adapt && { adapt }) });
  };
  return (
    <Field label={t("work")} help={value.adapt && t("workHelp")}>
      {(control) => (
        <NativeSelect
          {...control}
          value={value.adapt ?? "facts"}
          onChange={(event) => choose(event.target.value)}
        >
          {(["facts", ...adaptations] as const).map((work) => (
            <option key={work} value={work}>
              {t(`works.${work}`)}
            </option>
          ))}
        </NativeSelect>
      )}
    </Field>
  );
}

function ToneFields({ value, onChange }: Part) {
  const t = useTranslations("studio");
  const set = (change: Partial<WritingOptions>) => onChange({ ...value, ...change });
  return (
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
  );
}

/** Language, tone, length and what else one may wish for. */
export function OptionFields({ service, value, onChange, disabled }: Props) {
  const t = useTranslations("studio");
  const set = (change: Partial<WritingOptions>) => onChange({ ...value, ...change });
  return (
    <fieldset disabled={disabled} className="grid gap-4">
      {service.id === "product-description" && <WorkField value={value} onChange={onChange} />}
      {!value.adapt && (
        <TemplateField
          key={service.id}
          service={service.id}
          value={value.templateId}
          onChange={(templateId) => set({ templateId })}
        />
      )}
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
      {!value.adapt && <ToneFields value={value} onChange={onChange} />}
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
