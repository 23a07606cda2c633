"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { useTRPC } from "@/components/api";
import { problemOfError } from "@/components/api/problem";
import { FormDialog } from "@/components/shared/form-dialog";
import { toast } from "@/components/shared/toast";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Role } from "@/server/modules/workspaces/contract";

interface Props {
  open: boolean;
  roles: Role[];
  onClose: () => void;
  onSent: () => void;
}

/** Invites a person by email, as what. */
export function InviteDialog({ open, roles, onClose, onSent }: Props) {
  const t = useTranslations("settings.members");
  const help = useTranslations("settings.roleHelp");
  const names = useTranslations("auth.roles");
  const api = useTRPC();
  const invite = useMutation(api.workspaces.inviteMember.mutationOptions());
  const { register, handleSubmit, formState, setError, reset } = useForm<{ email: string; role: Role }>({
    defaultValues: { email: "", role: "manager" },
  });
  const submit = handleSubmit(async (values) => {
    try {
      await invite.mutateAsync(values);
      void toast(t("sent", { email: values.email }));
      reset();
      onSent();
      onClose();
    } catch (error) {
      const problem = problemOfError(error);
      setError("email", { message: problem?.fields[0]?.message ?? problem?.title ?? String(error) });
    }
  });
  return (
    <FormDialog
      open={open}
      title={t("inviteTitle")}
      text={t("inviteText")}
      submit={t("send")}
      sending={formState.isSubmitting}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("email")} error={formState.errors.email?.message} required>
        {(control) => <Input {...control} {...register("email")} type="email" dir="ltr" autoComplete="off" />}
      </Field>
      <fieldset className="grid gap-1">
        <legend className="mb-1.5 font-medium">{t("role")}</legend>
        {roles.map((role) => (
          <label
            key={role}
            className="flex cursor-pointer gap-2.5 rounded-md border border-transparent p-2 hover:bg-muted/60 has-checked:border-primary has-checked:bg-primary-soft"
          >
            <input type="radio" value={role} {...register("role")} className="mt-1 accent-primary" />
            <span>
              <span className="block font-medium">{names(role)}</span>
              <span className="block text-muted-foreground text-sm">{help(role)}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </FormDialog>
  );
}
