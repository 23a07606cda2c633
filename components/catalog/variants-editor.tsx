"use client";

import { useTranslations } from "next-intl";
import { useFormContext, useWatch } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { PictureView } from "@/server/modules/catalog/views";
import { toDecimal } from "@/server/platform/money";
import { ProductPicture } from "./product-picture";
import { isAmount, type ProductValues } from "./product-values";

const amounts = ["price", "compareAtPrice", "cost"] as const;
const labels = { price: "price", compareAtPrice: "compareAt", cost: "cost" } as const;

/** Labels, inputs and helps of neighbours stand on common lines, however long a label is. */
const inRow = "row-span-3 grid-rows-subgrid content-start";

/** Price, stock and codes of each variant. */
export function VariantsEditor({ currency, pictures }: { currency: string; pictures: PictureView[] }) {
  const t = useTranslations("catalog.form");
  const { control, register, formState } = useFormContext<ProductValues>();
  const variants = useWatch({ control, name: "variants" });
  const storedUrls = new Map(pictures.map(({ url, storedUrl }) => [url, storedUrl]));
  const amountRule = (text: string) =>
    isAmount(text, currency) || t("amountWrong", { example: toDecimal(1250, currency) });
  return (
    <div className="grid gap-5 divide-y [&>*+*]:pt-5">
      {variants.map((variant, index) => {
        const errors = formState.errors.variants?.[index];
        const name = variant.optionValues.join(" / ") || t("default");
        return (
          <fieldset key={JSON.stringify(variant.optionValues)} className="grid gap-3">
            <legend className="mb-2 flex items-center gap-2.5 font-medium">
              {variant.imageUrl && (
                <ProductPicture url={storedUrls.get(variant.imageUrl) ?? variant.imageUrl} name={name} />
              )}
              <bdi>{name}</bdi>
            </legend>
            <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-4">
              {amounts.map((field) => (
                <Field
                  key={field}
                  className={inRow}
                  label={`${t(labels[field])}, ${currency}`}
                  error={errors?.[field]?.message}
                >
                  {(input) => (
                    <Input
                      {...input}
                      {...register(`variants.${index}.${field}`, { validate: amountRule })}
                      inputMode="decimal"
                      dir="ltr"
                      className="tabular-nums"
                    />
                  )}
                </Field>
              ))}
              <Field
                className={inRow}
                label={t("quantity")}
                help={t("quantityHelp")}
                error={errors?.quantity?.message}
              >
                {(input) => (
                  <Input
                    {...input}
                    {...register(`variants.${index}.quantity`)}
                    type="number"
                    step={1}
                    dir="ltr"
                  />
                )}
              </Field>
              <Field className={inRow} label={t("sku")} error={errors?.sku?.message}>
                {(input) => <Input {...input} {...register(`variants.${index}.sku`)} dir="ltr" />}
              </Field>
              <Field className={inRow} label={t("barcode")} error={errors?.barcode?.message}>
                {(input) => <Input {...input} {...register(`variants.${index}.barcode`)} dir="ltr" />}
              </Field>
              <Field className={inRow} label={t("weight")} error={errors?.weightGrams?.message}>
                {(input) => (
                  <Input
                    {...input}
                    {...register(`variants.${index}.weightGrams`)}
                    type="number"
                    min={0}
                    step={1}
                    dir="ltr"
                  />
                )}
              </Field>
            </div>
          </fieldset>
        );
      })}
    </div>
  );
}
