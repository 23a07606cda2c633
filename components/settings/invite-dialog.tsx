"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { useTRPC } from "@/components/api";
import { problemOfError } from "@/components/api/problem";
import { toast } from "@/components/shared/toast";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
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
  const action = useTranslations("common.action");
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
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent>
        <form onSubmit={submit} noValidate className="flex min-h-0 flex-col">
          <DialogHeader>
            <DialogTitle>{t("inviteTitle")}</DialogTitle>
            <DialogDescription>{t("inviteText")}</DialogDescription>
          </DialogHeader>
          <DialogBody>
            <Field label={t("email")} error={formState.errors.email?.message} required>
              {(control) => (
                <Input {...control} {...register("email")} type="email" dir="ltr" autoComplete="off" />
              )}
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
          </DialogBody>
          <DialogFooter>
            <Button variant="ghost" onClick={onClose}>
              {action("cancel")}
            </Button>
            <Button type="submit" loading={formState.isSubmitting}>
              {t("send")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
