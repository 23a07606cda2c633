"use client";

import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { problemOfError } from "@/components/api/problem";
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

interface Props {
  name: string;
  /** Only the name changes. */
  rename: boolean;
  onClose: () => void;
  onSave: (name: string) => Promise<void>;
}

/** Asks for the name of a view. */
export default function ViewDialog({ name, rename, onClose, onSave }: Props) {
  const t = useTranslations("common.list.views");
  const action = useTranslations("common.action");
  const { register, handleSubmit, formState, setError } = useForm({ defaultValues: { name } });
  const submit = handleSubmit(async (values) => {
    try {
      await onSave(values.name.trim());
    } catch (error) {
      const problem = problemOfError(error);
      setError("name", { message: problem?.fields[0]?.message ?? problem?.detail ?? String(error) });
    }
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <form onSubmit={submit} className="flex min-h-0 flex-col">
          <DialogHeader>
            <DialogTitle>{rename ? t("rename") : t("title")}</DialogTitle>
            <DialogDescription className={rename ? "sr-only" : undefined}>{t("text")}</DialogDescription>
          </DialogHeader>
          <DialogBody>
            <Field label={t("name")} error={formState.errors.name?.message} required>
              {(control) => (
                <Input
                  {...control}
                  {...register("name")}
                  required
                  pattern=".*\S.*"
                  maxLength={40}
                  autoFocus
                  autoComplete="off"
                />
              )}
            </Field>
          </DialogBody>
          <DialogFooter>
            <Button variant="ghost" onClick={onClose}>
              {action("cancel")}
            </Button>
            <Button type="submit" loading={formState.isSubmitting}>
              {action("save")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
