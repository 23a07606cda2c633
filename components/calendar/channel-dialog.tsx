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
import { NativeSelect } from "@/components/ui/native-select";
import { type AddChannelInput, type ChannelKind, channelKinds } from "@/server/modules/calendar/contract";

interface Values {
  kind: ChannelKind;
  name: string;
  chat: string;
  token: string;
  url: string;
}

function inputOf({ kind, name, chat, token, url }: Values): AddChannelInput {
  if (kind === "telegram") return { kind, name, chat, token };
  return kind === "webhook" ? { kind, name, url } : { kind, name };
}

/** Adds a channel; of a webhook it then shows the signing key, this once. */
export function ChannelDialog({ onClose, onAdded }: { onClose: () => void; onAdded: () => void }) {
  const t = useTranslations("calendar.channels");
  const api = useTRPC();
  const add = useMutation(api.calendar.addChannel.mutationOptions());
  const [signingKey, setSigningKey] = useState<string>();
  const { register, handleSubmit, formState, setError, watch } = useForm<Values>({
    defaultValues: { kind: "telegram", name: "", chat: "", token: "", url: "" },
  });
  const { errors } = formState;
  const kind = watch("kind");
  const submit = handleSubmit(async (values) => {
    try {
      const added = await add.mutateAsync({ channel: inputOf(values) });
      onAdded();
      if (added.signingKey) setSigningKey(added.signingKey);
      else onClose();
    } catch (error) {
      const problem = problemOfError(error);
      if (!problem?.fields.length) return toastProblem(error);
      for (const { path, message } of problem.fields) {
        setError(path.replace(/^channel\./, "") as "name", { message });
      }
    }
  });
  if (signingKey) {
    return (
      <SecretDialog
        title={t("keyTitle")}
        text={t("keyText")}
        secret={signingKey}
        done={t("done")}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDialog
      title={t("add")}
      submit={t("add")}
      sending={formState.isSubmitting}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("kindLabel")} help={t(`kindHelp.${kind}`)}>
        {(control) => (
          <NativeSelect {...control} {...register("kind")}>
            {channelKinds.map((one) => (
              <option key={one} value={one}>
                {t(`kind.${one}`)}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <Field label={t("name")} help={t("nameHelp")} error={errors.name?.message} required>
        {(control) => (
          <Input {...control} {...register("name")} dir="auto" autoComplete="off" maxLength={100} />
        )}
      </Field>
      {kind === "telegram" && (
        <>
          <Field label={t("token")} help={t("tokenHelp")} error={errors.token?.message} required>
            {(control) => (
              <Input {...control} {...register("token")} type="password" dir="ltr" autoComplete="off" />
            )}
          </Field>
          <Field label={t("chat")} help={t("chatHelp")} error={errors.chat?.message} required>
            {(control) => (
              <Input {...control} {...register("chat")} dir="ltr" autoComplete="off" placeholder="@myshop" />
            )}
          </Field>
        </>
      )}
      {kind === "webhook" && (
        <Field label={t("url")} help={t("urlHelp")} error={errors.url?.message} required>
          {(control) => (
            <Input {...control} {...register("url")} type="url" dir="ltr" placeholder="https://" />
          )}
        </Field>
      )}
    </FormDialog>
  );
}
