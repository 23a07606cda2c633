"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useTRPC } from "@/components/api";
import { problemOfError } from "@/components/api/problem";
import { toastProblem } from "@/components/api/toast-problem";
import { FormDialog } from "@/components/shared/form-dialog";
import { SecretDialog } from "@/components/shared/secret-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useStore } from "@/components/workspace/store-context";
import type { Permission } from "@/server/operations/permissions";

interface Props {
  open: boolean;
  onClose: () => void;
  onCreated: () => void;
}

/** Makes a key, then shows it this once. */
export function ApiKeyDialog({ open, onClose, onCreated }: Props) {
  const t = useTranslations("settings.apiKeys");
  const permission = useTranslations("settings.permissions");
  const api = useTRPC();
  const { permissions } = useStore();
  const create = useMutation(api.workspaces.createApiKey.mutationOptions());
  const [key, setKey] = useState<string>();
  const { register, handleSubmit, formState, setError, reset } = useForm<{
    name: string;
    scopes: Permission[];
  }>({
    defaultValues: { name: "", scopes: ["catalog.read"] },
  });
  const close = () => {
    setKey(undefined);
    reset();
    onClose();
  };
  const submit = handleSubmit(async (values) => {
    try {
      setKey((await create.mutateAsync(values)).key);
      onCreated();
    } catch (error) {
      const problem = problemOfError(error);
      if (!problem?.fields.length) return toastProblem(error);
      for (const { path, message } of problem.fields) setError(path as "name", { message });
    }
  });
  if (open && key) {
    return (
      <SecretDialog
        title={t("createdTitle")}
        text={t("createdText")}
        secret={key}
        done={t("done")}
        onClose={close}
      />
    );
  }
  return (
    <FormDialog
      open={open}
      title={t("createTitle")}
      submit={t("create")}
      sending={formState.isSubmitting}
      onSubmit={submit}
      onClose={close}
    >
      <Field label={t("name")} help={t("nameHelp")} error={formState.errors.name?.message} required>
        {(control) => <Input {...control} {...register("name")} dir="auto" autoComplete="off" />}
      </Field>
      <fieldset className="grid gap-1.5">
        <legend className="mb-1.5 font-medium">{t("scopes")}</legend>
        <div className="grid gap-1.5 sm:grid-cols-2">
          {permissions.map((name) => (
            <label key={name} className="flex min-h-6 items-center gap-2">
              <input type="checkbox" value={name} {...register("scopes")} className="size-4 accent-primary" />
              {permission(name)}
            </label>
          ))}
        </div>
        {formState.errors.scopes?.message && (
          <p className="text-destructive text-sm">{formState.errors.scopes.message}</p>
        )}
      </fieldset>
    </FormDialog>
  );
}
