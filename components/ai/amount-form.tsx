"use client";

import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { toastProblem } from "@/components/api/toast-problem";
import { toast } from "@/components/shared/toast";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { dollarsOf, isAmount, microsOrNone } from "./dollars";

interface Props {
  label: string;
  help: string;
  /** In micro-dollars; null for none. */
  value: number | null;
  /** In dollars. */
  most: number;
  /** What to enter, where something else was. */
  error: string;
  /** Said when it is saved. */
  saved: string;
  /** Saves micro-dollars; null where the field is empty. */
  onSave: (micros: number | null) => Promise<unknown>;
}

/** Takes one amount in dollars, or none. */
export function AmountForm({ label, help, value, most, error, saved, onSave }: Props) {
  const action = useTranslations("common.action");
  const form = useForm<{ amount: string }>({ values: { amount: dollarsOf(value) } });
  const { errors, isDirty, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ amount }) => {
    try {
      await onSave(microsOrNone(amount));
      void toast(saved);
    } catch (problem) {
      toastProblem(problem);
    }
  });
  return (
    <form onSubmit={submit} noValidate className="flex flex-wrap items-start gap-3">
      <Field label={label} help={help} error={errors.amount?.message} className="min-w-56 flex-1">
        {(control) => (
          <Input
            {...control}
            {...form.register("amount", { validate: (text) => isAmount(text, most) || error })}
            inputMode="decimal"
            dir="ltr"
            autoComplete="off"
          />
        )}
      </Field>
      <Button type="submit" className="mt-5.5" loading={isSubmitting} disabled={!isDirty}>
        {action("save")}
      </Button>
    </form>
  );
}
