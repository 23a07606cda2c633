"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { FormProvider, useController, useForm, useFormContext } from "react-hook-form";
import { RichText } from "@/components/rich-text/rich-text";
import { RichTextField } from "@/components/rich-text/rich-text-field";
import { SaveBar } from "@/components/shared/save-bar";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import type { PictureView } from "@/server/modules/catalog/views";
import { ImagesEditor } from "./images-editor";
import { OptionsEditor } from "./options-editor";
import { emptyProduct, type ProductValues } from "./product-values";
import { VariantsEditor } from "./variants-editor";

interface Props {
  initial?: ProductValues;
  currency: string;
  readOnly: boolean;
  /** Beside the description: the way to have it written. */
  writing?: ReactNode;
  /** What is known of the pictures that stand elsewhere. */
  pictures?: PictureView[];
  /** Above the pictures: what is wrong with them. */
  pictureProblems?: ReactNode;
  /** At the end of the side: who changed what. */
  activity?: ReactNode;
  /** Saves, and tells of each field that the server refused; resolves to what is saved now. */
  onSave: (values: ProductValues) => Promise<{ saved: ProductValues } | { problems: Record<string, string> }>;
}

function Section({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <Card>
      <CardHeader>
        <div className="flex items-center justify-between gap-3">
          <CardTitle>{title}</CardTitle>
          {action}
        </div>
      </CardHeader>
      <CardContent className="grid gap-4">{children}</CardContent>
    </Card>
  );
}

/** The description: written in an editor, or only shown to those who may not change it. */
function Description({ readOnly }: { readOnly: boolean }) {
  const t = useTranslations("catalog");
  const { control } = useFormContext<ProductValues>();
  const { field, fieldState } = useController({ control, name: "descriptionHtml" });
  const labelId = useId();
  if (readOnly) {
    return (
      <section aria-labelledby={labelId} className="grid gap-1.5">
        <h3 id={labelId} className="font-medium">
          {t("form.description")}
        </h3>
        {field.value ? (
          <RichText html={field.value} />
        ) : (
          <p className="text-muted-foreground">{t("editor.none")}</p>
        )}
      </section>
    );
  }
  return (
    <RichTextField
      label={t("form.description")}
      error={fieldState.error?.message}
      value={field.value}
      onChange={field.onChange}
      onBlur={field.onBlur}
      focusRef={field.ref}
    />
  );
}

const seoTitleLimit = 60;
const seoDescriptionLimit = 155;

/** The form of a product, for adding one and for changing one. */
export function ProductForm({
  initial = emptyProduct,
  currency,
  readOnly,
  writing,
  pictures = [],
  pictureProblems,
  activity,
  onSave,
}: Props) {
  const t = useTranslations("catalog.form");
  const status = useTranslations("catalog.status");
  const required = useTranslations("errors.field");
  const formId = useId();
  const form = useForm<ProductValues>({ defaultValues: initial });
  const { register, handleSubmit, formState, reset, setError, watch } = form;
  const { errors, isDirty, isSubmitting } = formState;
  const [seoTitle, seoDescription] = watch(["seoTitle", "seoDescription"]);

  const submit = handleSubmit(async (values) => {
    const result = await onSave(values);
    if ("saved" in result) return reset(result.saved);
    for (const [path, message] of Object.entries(result.problems)) setError(path as "title", { message });
  });

  return (
    <FormProvider {...form}>
      <form id={formId} onSubmit={submit} noValidate>
        <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_18rem]">
          <fieldset disabled={readOnly} className="grid min-w-0 content-start gap-4">
            <Section title={t("basics")}>
              <Field label={t("title")} error={errors.title?.message} required>
                {(control) => (
                  <Input
                    {...control}
                    {...register("title", { required: required("required") })}
                    dir="auto"
                    maxLength={500}
                  />
                )}
              </Field>
              <div className="grid gap-2">
                <Description readOnly={readOnly} />
                {writing}
              </div>
            </Section>
            <Section title={t("images")}>
              {pictureProblems}
              <ImagesEditor readOnly={readOnly} pictures={pictures} />
            </Section>
            <Section title={t("options")}>
              <OptionsEditor />
            </Section>
            <Section title={t("variants")}>
              <VariantsEditor currency={currency} pictures={pictures} />
            </Section>
          </fieldset>
          <div className="grid min-w-0 content-start gap-4">
            <fieldset disabled={readOnly} className="grid min-w-0 gap-4">
              <Section title={t("organisation")}>
                <Field label={t("status")}>
                  {(control) => (
                    <NativeSelect {...control} {...register("status")}>
                      {(["draft", "active", "archived"] as const).map((value) => (
                        <option key={value} value={value}>
                          {status(value)}
                        </option>
                      ))}
                    </NativeSelect>
                  )}
                </Field>
                <Field label={t("vendor")} error={errors.vendor?.message}>
                  {(control) => <Input {...control} {...register("vendor")} dir="auto" />}
                </Field>
                <Field label={t("category")} help={t("categoryHelp")} error={errors.category?.message}>
                  {(control) => <Input {...control} {...register("category")} dir="auto" />}
                </Field>
                <Field label={t("tags")} help={t("tagsHelp")} error={errors.tags?.message}>
                  {(control) => <Input {...control} {...register("tags")} dir="auto" />}
                </Field>
              </Section>
              <Section title={t("seo")}>
                <Field
                  label={t("seoTitle")}
                  help={t("characters", { count: seoTitle.length, limit: seoTitleLimit })}
                  error={errors.seoTitle?.message}
                >
                  {(control) => <Input {...control} {...register("seoTitle")} dir="auto" />}
                </Field>
                <Field
                  label={t("seoDescription")}
                  help={t("characters", { count: seoDescription.length, limit: seoDescriptionLimit })}
                  error={errors.seoDescription?.message}
                >
                  {(control) => <Textarea {...control} {...register("seoDescription")} dir="auto" rows={3} />}
                </Field>
                <Field label={t("handle")} help={t("handleHelp")} error={errors.handle?.message}>
                  {(control) => <Input {...control} {...register("handle")} dir="auto" />}
                </Field>
              </Section>
            </fieldset>
            {activity}
          </div>
        </div>
      </form>
      <SaveBar dirty={isDirty && !readOnly} saving={isSubmitting} form={formId} onDiscard={() => reset()} />
    </FormProvider>
  );
}
