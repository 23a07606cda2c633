"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { FormDialog } from "@/components/shared/form-dialog";
import { toast } from "@/components/shared/toast";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type OwnKeyProvider, SetProviderKeyInput } from "@/server/modules/ai/contract";

interface Props {
  provider: OwnKeyProvider;
  name: string;
  onClose: () => void;
  onSaved: () => void;
}

/** Takes a key of a provider, in place of the one before. */
export function OwnKeyDialog({ provider, name, onClose, onSaved }: Props) {
  const t = useTranslations("ai.keys");
  const action = useTranslations("common.action");
  const api = useTRPC();
  const { register, handleSubmit, formState } = useForm<{ key: string }>({ defaultValues: { key: "" } });
  const save = useMutation(api.ai.setProviderKey.mutationOptions({ onError: toastProblem }));
  const submit = handleSubmit(async ({ key }) => {
    const saved = await save.mutateAsync({ provider, key }).catch(() => undefined);
    if (!saved) return;
    void toast(t("saved"));
    onSaved();
    onClose();
  });
  return (
    <FormDialog
      title={t("dialog", { provider: name })}
      submit={action("save")}
      sending={formState.isSubmitting}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("key")} help={t("keyHelp")} error={formState.errors.key?.message} required>
        {(control) => (
          <Input
            {...control}
            {...register("key", {
              validate: (text) => SetProviderKeyInput.shape.key.safeParse(text).success || t("keyError"),
            })}
            type="password"
            dir="ltr"
            // A password manager would offer the person's own password.
            autoComplete="off"
            data-1p-ignore
          />
        )}
      </Field>
    </FormDialog>
  );
}
