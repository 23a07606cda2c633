"use client";

import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useForm } from "react-hook-form";
import { useTRPC } from "@/components/api";
import { problemOfError } from "@/components/api/problem";
import { toastProblem } from "@/components/api/toast-problem";
import { ConfirmDialog } from "@/components/shared/confirm-dialog";
import { LocaleOptions } from "@/components/shared/locale-options";
import { PageHead } from "@/components/shared/page-head";
import { SaveBar } from "@/components/shared/save-bar";
import { toast } from "@/components/shared/toast";
import { Button } from "@/components/ui/button";
import { Card, CardContent } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { useStore } from "@/components/workspace/store-context";
import type { Locale } from "@/server/platform/i18n/locales";
import { DeleteStore } from "./delete-store";

interface Values {
  name: string;
  slug: string;
  currency: string;
  locale: Locale;
  timezone: string;
}

interface Props {
  currencies: { code: string; name: string }[];
  timezones: string[];
}

/** What the store is called and by what it counts; and the way out of it. */
export function StoreForm({ currencies, timezones }: Props) {
  const t = useTranslations("settings.store");
  const saved = useTranslations("settings");
  const api = useTRPC();
  const store = useStore();
  const router = useRouter();
  const formId = useId();
  const { data: workspace } = useSuspenseQuery(api.workspaces.getWorkspace.queryOptions({}));
  const update = useMutation(api.workspaces.updateWorkspace.mutationOptions());
  const leave = useMutation(api.workspaces.leaveWorkspace.mutationOptions());
  const [leaving, setLeaving] = useState(false);
  const { name, slug, currency, locale, timezone } = workspace;
  const form = useForm<Values>({ defaultValues: { name, slug, currency, locale, timezone } });
  const { register, formState, setError, reset } = form;
  const { errors, isDirty, isSubmitting } = formState;
  const readOnly = !store.can("workspace.manage");

  const submit = form.handleSubmit(async (values) => {
    try {
      const result = await update.mutateAsync(values);
      reset(values);
      void toast(saved("saved"));
      // The address may be another now, and the frame shows the name.
      if (result.slug !== store.slug) window.location.assign(`/store/${result.slug}/settings`);
      else router.refresh();
    } catch (error) {
      const problem = problemOfError(error);
      if (problem?.code === "CONFLICT") return setError("slug", { message: problem.detail });
      if (!problem?.fields.length) return toastProblem(error);
      for (const { path, message } of problem.fields) setError(path as keyof Values, { message });
    }
  });

  return (
    <>
      <PageHead title={t("title")} purpose={t("purpose")} />
      <Card>
        <CardContent>
          <form id={formId} onSubmit={submit} noValidate>
            <fieldset disabled={readOnly} className="grid gap-4">
              <Field label={t("name")} error={errors.name?.message} required>
                {(control) => <Input {...control} {...register("name")} dir="auto" />}
              </Field>
              <Field label={t("slug")} help={t("slugHelp")} error={errors.slug?.message} required>
                {(control) => <Input {...control} {...register("slug")} dir="ltr" />}
              </Field>
              <Field label={t("currency")} help={t("currencyHelp")} error={errors.currency?.message}>
                {(control) => (
                  <NativeSelect {...control} {...register("currency")}>
                    {currencies.map((one) => (
                      <option key={one.code} value={one.code}>
                        {one.code} – {one.name}
                      </option>
                    ))}
                  </NativeSelect>
                )}
              </Field>
              <Field label={t("locale")} help={t("localeHelp")}>
                {(control) => (
                  <NativeSelect {...control} {...register("locale")}>
                    <LocaleOptions />
                  </NativeSelect>
                )}
              </Field>
              <Field label={t("timezone")} error={errors.timezone?.message}>
                {(control) => (
                  <NativeSelect {...control} {...register("timezone")}>
                    {["UTC", ...timezones].map((zone) => (
                      <option key={zone} value={zone}>
                        {zone.replaceAll("_", " ")}
                      </option>
                    ))}
                  </NativeSelect>
                )}
              </Field>
            </fieldset>
          </form>
        </CardContent>
      </Card>
      <SaveBar dirty={isDirty && !readOnly} saving={isSubmitting} form={formId} onDiscard={() => reset()} />
      <div>
        <Button variant="outline" onClick={() => setLeaving(true)}>
          {t("leave")}
        </Button>
      </div>
      {workspace.role === "owner" && <DeleteStore name={workspace.name} />}
      <ConfirmDialog
        open={leaving}
        onOpenChange={setLeaving}
        title={t("leaveTitle", { store: workspace.name })}
        text={t("leaveText")}
        confirm={t("leaveAction")}
        onConfirm={async () => {
          await leave.mutateAsync({}).then(
            () => window.location.assign("/stores"),
            (error: unknown) => toastProblem(error),
          );
        }}
      />
    </>
  );
}
