"use client";

import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { problemOfError } from "@/components/api/problem";
import { FormDialog } from "@/components/shared/form-dialog";
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
  const save = useTranslations("common.action")("save");
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
    <FormDialog
      title={rename ? t("rename") : t("title")}
      {...(!rename && { text: t("text") })}
      submit={save}
      sending={formState.isSubmitting}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t("name")} error={formState.errors.name?.message} required>
        {(control) => (
          <Input {...control} {...register("name")} maxLength={40} autoFocus autoComplete="off" />
        )}
      </Field>
    </FormDialog>
  );
}
