"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { LocaleField, ToneField, useWritingLocale } from "@/components/ai/writing-fields";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import { useStore } from "@/components/workspace/store-context";
import { SocialPlatform, type TextFormat, TextLength, WritingLocale } from "@/server/modules/ai/contract";
import { adaptations, type WritingOptions } from "@/server/modules/studio/contract";
import type { TextService } from "@/server/modules/studio/services";
import { TemplateField } from "./templates/template-field";

/** The wishes of an order, beginning with the store's language. */
export function useWritingOptions(format: TextFormat) {
  const locale = useWritingLocale();
  return useState<WritingOptions>({
    locale,
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
      <ToneField value={value.tone} onChange={(tone) => set({ tone })} />
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
      <LocaleField label={t("form.locale")} value={value.locale} onChange={(locale) => set({ locale })} />
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
