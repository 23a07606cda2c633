"use client";

import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { useTRPC } from "@/components/api";
import { problemOfError } from "@/components/api/problem";
import { toastProblem } from "@/components/api/toast-problem";
import { SaveBar } from "@/components/shared/save-bar";
import { toast } from "@/components/shared/toast";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { PlatformSettings } from "@/server/modules/settings/contract";
import { AccentPreview } from "./accent-preview";
import { type BrandingValues, ColourField } from "./colour-field";

const valuesOf = ({ branding, competitive_mode, welcome_points }: PlatformSettings): BrandingValues => ({
  ...branding,
  mode: competitive_mode,
  welcomePoints: String(welcome_points),
});

/** The field of the form that a field of the settings is shown in. */
const fieldOf = (path: string) =>
  path === "competitive_mode" ? "mode" : path === "welcome_points" ? "welcomePoints" : path.split(".").at(-1);

/** What the installation is called, how it looks, and what holds for every store. */
export function BrandingForm() {
  const t = useTranslations("admin.branding");
  const required = useTranslations("errors.field");
  const api = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const formId = useId();
  const { data: settings } = useSuspenseQuery(api.settings.getSettings.queryOptions({}));
  const save = useMutation(api.settings.saveSettings.mutationOptions());
  const form = useForm<BrandingValues>({ defaultValues: valuesOf(settings) });
  const { register, formState, setError, reset, handleSubmit } = form;
  const { errors, dirtyFields, isDirty, isSubmitting } = formState;

  const submit = handleSubmit(async ({ mode, welcomePoints, ...branding }) => {
    const { mode: modeChanged, welcomePoints: pointsChanged, ...look } = dirtyFields;
    try {
      // Only what was changed: the history names each change, and another admin's is not undone.
      const changed = Object.keys(look) as (keyof typeof branding)[];
      const saved = await save.mutateAsync({
        ...(changed.length > 0 && {
          branding: Object.fromEntries(changed.map((key) => [key, branding[key]])),
        }),
        ...(modeChanged && { competitive_mode: mode }),
        ...(pointsChanged && { welcome_points: Number(welcomePoints) }),
      });
      queryClient.setQueryData(api.settings.getSettings.queryKey({}), saved);
      reset(valuesOf(saved));
      void queryClient.invalidateQueries({ queryKey: api.settings.listSettingVersions.pathKey() });
      void toast(t("saved"));
      // The frame shows the name and the colours.
      router.refresh();
    } catch (error) {
      const fields = problemOfError(error)?.fields ?? [];
      if (fields.length === 0) return toastProblem(error);
      for (const { path, message } of fields) setError(fieldOf(path) as "name", { message });
    }
  });

  return (
    <FormProvider {...form}>
      <form id={formId} onSubmit={submit} noValidate className="grid gap-4">
        <Card>
          <CardHeader>
            <CardTitle>{t("look")}</CardTitle>
          </CardHeader>
          <CardContent className="grid gap-4">
            <Field label={t("name")} error={errors.name?.message} required>
              {(control) => (
                <Input
                  {...control}
                  {...register("name", { required: required("required") })}
                  dir="auto"
                  maxLength={40}
                />
              )}
            </Field>
            <div className="grid items-start gap-4 sm:grid-cols-2">
              <ColourField name="primaryColor" label={t("primary")} help={t("primaryHelp")} />
              <ColourField name="secondaryColor" label={t("secondary")} />
            </div>
            <AccentPreview />
            <Field label={t("theme")} error={errors.theme?.message}>
              {(control) => (
                <NativeSelect {...control} {...register("theme")}>
                  {(["system", "light", "dark", "gradient"] as const).map((theme) => (
                    <option key={theme} value={theme}>
                      {t(`themes.${theme}`)}
                    </option>
                  ))}
                </NativeSelect>
              )}
            </Field>
          </CardContent>
        </Card>
        <Card>
          <CardHeader>
            <CardTitle>{t("rules")}</CardTitle>
          </CardHeader>
          <CardContent className="grid items-start gap-4 sm:grid-cols-2">
            <Field label={t("mode")} error={errors.mode?.message}>
              {(control) => (
                <NativeSelect {...control} {...register("mode")}>
                  <option value="rules">{t("modes.rules")}</option>
                  <option value="ai">{t("modes.ai")}</option>
                </NativeSelect>
              )}
            </Field>
            <Field label={t("welcome")} help={t("welcomeHelp")} error={errors.welcomePoints?.message}>
              {(control) => (
                <Input
                  {...control}
                  {...register("welcomePoints", { required: required("required") })}
                  type="number"
                  min={0}
                  max={1_000_000}
                  step={1}
                />
              )}
            </Field>
          </CardContent>
        </Card>
      </form>
      <SaveBar dirty={isDirty} saving={isSubmitting} form={formId} onDiscard={() => reset()} />
    </FormProvider>
  );
}
