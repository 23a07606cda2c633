"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFieldArray, useFormContext } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { combine, type ProductValues } from "./product-values";

const mostOptions = 3;

/** The choices of a buyer; each change makes the variants anew, keeping what was entered for those that stay. */
export function OptionsEditor() {
  const t = useTranslations("catalog.form");
  const { control, register, getValues, setValue, formState } = useFormContext<ProductValues>();
  const { fields, append, remove } = useFieldArray({ control, name: "options" });
  const rebuild = (options = getValues("options")) =>
    setValue("variants", combine(options, getValues("variants")), { shouldDirty: true });
  return (
    <div className="grid gap-3">
      <p className="text-muted-foreground text-sm">{t("optionsHelp")}</p>
      {fields.map((field, index) => {
        const errors = formState.errors.options?.[index];
        return (
          <div key={field.id} className="grid grid-cols-[minmax(0,1fr)_minmax(0,2fr)_auto] items-start gap-2">
            <Field label={t("optionName")} error={errors?.name?.message}>
              {(input) => (
                <Input
                  {...input}
                  {...register(`options.${index}.name`, { onBlur: () => rebuild() })}
                  dir="auto"
                />
              )}
            </Field>
            <Field label={t("optionValues")} help={t("optionValuesHelp")} error={errors?.values?.message}>
              {(input) => (
                <Input
                  {...input}
                  {...register(`options.${index}.values`, { onBlur: () => rebuild() })}
                  dir="auto"
                />
              )}
            </Field>
            <Button
              variant="ghost"
              size="icon"
              className="mt-6"
              aria-label={t("removeOption", { name: getValues(`options.${index}.name`) })}
              onClick={() => {
                const left = getValues("options").filter((_, i) => i !== index);
                remove(index);
                rebuild(left);
              }}
            >
              <X aria-hidden />
            </Button>
          </div>
        );
      })}
      {fields.length < mostOptions && (
        <Button
          variant="outline"
          className="justify-self-start"
          onClick={() => append({ name: "", values: "" })}
        >
          <Plus aria-hidden />
          {t("addOption")}
        </Button>
      )}
    </div>
  );
}
