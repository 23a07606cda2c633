"use client";

import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { useForm } from "react-hook-form";
import { useTRPC } from "@/components/api";
import { problemOfError } from "@/components/api/problem";
import { toastProblem } from "@/components/api/toast-problem";
import { LocaleOptions } from "@/components/shared/locale-options";
import { PageHead } from "@/components/shared/page-head";
import { rememberLocale } from "@/components/shared/remember-locale";
import { SaveBar } from "@/components/shared/save-bar";
import { ThemeSwitcher } from "@/components/shared/theme-switcher";
import { toast } from "@/components/shared/toast";
import { Card, CardContent } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { Locale } from "@/server/platform/i18n/locales";

/** The person's name and language. */
export function ProfileForm() {
  const t = useTranslations("settings.profile");
  const saved = useTranslations("settings");
  const theme = useTranslations("shell.theme");
  const api = useTRPC();
  const formId = useId();
  const { data: profile } = useSuspenseQuery(api.auth.getProfile.queryOptions({}));
  const update = useMutation(api.auth.updateProfile.mutationOptions());
  const form = useForm<{ name: string; locale: Locale }>({
    defaultValues: { name: profile.name, locale: profile.locale },
  });
  const { register, formState, reset, setError } = form;
  const submit = form.handleSubmit(async (values) => {
    try {
      await update.mutateAsync(values);
      reset(values);
      void toast(saved("saved"));
      if (values.locale !== profile.locale) {
        rememberLocale(values.locale);
        window.location.reload();
      }
    } catch (error) {
      const problem = problemOfError(error);
      if (!problem?.fields.length) return toastProblem(error);
      for (const { path, message } of problem.fields) setError(path as "name", { message });
    }
  });
  return (
    <>
      <PageHead title={t("title")} purpose={t("purpose")} />
      <Card>
        <CardContent>
          <form id={formId} onSubmit={submit} noValidate className="grid gap-4">
            <Field label={t("name")} error={formState.errors.name?.message} required>
              {(control) => <Input {...control} {...register("name")} dir="auto" autoComplete="name" />}
            </Field>
            <Field label={t("email")} help={t("emailHelp")}>
              {(control) => <Input {...control} value={profile.email} readOnly dir="ltr" />}
            </Field>
            <Field label={t("locale")}>
              {(control) => (
                <NativeSelect {...control} {...register("locale")}>
                  <LocaleOptions />
                </NativeSelect>
              )}
            </Field>
            <div className="grid gap-1.5">
              <span className="font-medium">{theme("label")}</span>
              <ThemeSwitcher />
            </div>
          </form>
        </CardContent>
      </Card>
      <SaveBar
        dirty={formState.isDirty}
        saving={formState.isSubmitting}
        form={formId}
        onDiscard={() => reset()}
      />
    </>
  );
}
