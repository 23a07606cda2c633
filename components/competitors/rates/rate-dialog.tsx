"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { FormDialog } from "@/components/shared/form-dialog";
import { toast } from "@/components/shared/toast";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useStore } from "@/components/workspace/store-context";

/** Asks what a currency is worth in the store's, from a day on. */
export function RateDialog({ base: known, onClose }: { base?: string | undefined; onClose: () => void }) {
  const t = useTranslations("matching.rates");
  const api = useTRPC();
  const queryClient = useQueryClient();
  const { currency } = useStore();
  const [base, setBase] = useState(known ?? "");
  const [day, setDay] = useState(() => new Date().toISOString().slice(0, 10));
  const [rate, setRate] = useState("");
  const save = useMutation(
    api.competitors.setRate.mutationOptions({
      onError: (error) => toastProblem(error),
      async onSuccess() {
        void toast(t("saved"));
        onClose();
        await queryClient.invalidateQueries({ queryKey: api.competitors.pathKey() });
      },
    }),
  );
  return (
    <FormDialog
      title={t("add")}
      submit={t("save")}
      sending={save.isPending}
      noValidate={false}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ base, day, rate });
      }}
    >
      <div className="grid gap-4">
        <Field label={t("base")} help={t("baseHelp")} required>
          {(control) => (
            <Input
              {...control}
              required
              dir="ltr"
              pattern="[A-Za-z]{3}"
              maxLength={3}
              value={base}
              onChange={(event) => setBase(event.target.value.toUpperCase())}
            />
          )}
        </Field>
        <Field label={t("rate", { currency })} required>
          {(control) => (
            <Input
              {...control}
              required
              dir="ltr"
              inputMode="decimal"
              pattern="[0-9]{1,12}([.,][0-9]{1,12})?"
              value={rate}
              onChange={(event) => setRate(event.target.value)}
            />
          )}
        </Field>
        <Field label={t("day")} required>
          {(control) => (
            <Input
              {...control}
              required
              type="date"
              value={day}
              onChange={(event) => setDay(event.target.value)}
            />
          )}
        </Field>
      </div>
    </FormDialog>
  );
}
