"use client";

import { useTranslations } from "next-intl";
import { useFormContext, useWatch } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Branding, PlatformSettings } from "@/server/modules/settings/contract";

export type BrandingValues = Branding & {
  mode: PlatformSettings["competitive_mode"];
  welcomePoints: string;
};

/** Whether a text is a colour as the settings keep it. */
export const isHexColour = (text: string) => /^#[0-9a-f]{6}$/i.test(text);

interface Props {
  name: "primaryColor" | "secondaryColor";
  label: string;
  help?: string;
}

/** A colour: picked from the browser's own picker, or written as a code beside it. */
export function ColourField({ name, label, help }: Props) {
  const t = useTranslations("admin.branding");
  const { register, setValue, formState } = useFormContext<BrandingValues>();
  const value = useWatch<BrandingValues, typeof name>({ name });
  return (
    <Field label={label} help={help} error={formState.errors[name]?.message} required>
      {(control) => (
        <div className="flex gap-2">
          <input
            {...control}
            type="color"
            value={isHexColour(value) ? value.toLowerCase() : "#000000"}
            onChange={(event) =>
              setValue(name, event.target.value, { shouldDirty: true, shouldValidate: true })
            }
            className="h-8 w-12 shrink-0 cursor-pointer rounded-md border border-input bg-card p-1 pointer-coarse:h-10"
          />
          <Input
            {...register(name, { validate: (text) => isHexColour(text) || t("hexError") })}
            aria-label={t("hex", { label })}
            aria-invalid={control["aria-invalid"]}
            aria-describedby={control["aria-describedby"]}
            dir="ltr"
            maxLength={7}
            spellCheck={false}
            className="font-mono"
          />
        </div>
      )}
    </Field>
  );
}
