"use client";

import { useLocale, useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { formatMicros } from "@/components/admin/usage-figures";
import { toastProblem } from "@/components/api/toast-problem";
import { toast } from "@/components/shared/toast";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Progress } from "@/components/ui/progress";
import type { SpendingView } from "@/server/modules/ai/contract";
import { formatDate } from "@/server/platform/i18n/format";

interface Props {
  /** Whose budget it is. */
  of: "store" | "installation";
  spending: SpendingView;
  /** Saves a new limit in micro-dollars; null for none. */
  onSave: (limitMicros: number | null) => Promise<unknown>;
}

const most = 1_000_000;
const asText = (micros: number | null) => (micros === null ? "" : String(micros / 1e6));

/** What may be spent on AI in a month, what of it is gone, and the form that changes it. */
export function BudgetCard({ of, spending, onSave }: Props) {
  const t = useTranslations("ai.budget");
  const action = useTranslations("common.action");
  const locale = useLocale();
  const { limitMicros, spentMicros, reservedMicros } = spending;
  const form = useForm<{ limit: string }>({ values: { limit: asText(limitMicros) } });
  const { errors, isDirty, isSubmitting } = form.formState;
  const month = formatDate(new Date(`${spending.month}-15T12:00:00Z`), locale, "UTC", "month");
  const money = (micros: number) => formatMicros(micros, locale);
  const left = limitMicros === null ? null : Math.max(0, limitMicros - spentMicros - reservedMicros);
  const figures = [
    { label: t("spent", { month }), value: money(spentMicros) },
    { label: t("reserved"), value: money(reservedMicros) },
    { label: t("left"), value: left === null ? t("noLimit") : money(left) },
  ];

  const submit = form.handleSubmit(async ({ limit }) => {
    try {
      await onSave(limit.trim() === "" ? null : Math.round(Number(limit) * 1e6));
      void toast(t("saved"));
    } catch (error) {
      toastProblem(error);
    }
  });

  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-4">
        <p className="text-muted-foreground">{t(of)}</p>
        <dl className="grid gap-3 sm:grid-cols-3">
          {figures.map(({ label, value }) => (
            <div key={label}>
              <dt className="text-muted-foreground text-sm">{label}</dt>
              <dd className="font-semibold text-lg tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
        {limitMicros !== null && limitMicros > 0 && (
          <Progress
            label={t("spent", { month })}
            value={Math.min(spentMicros, limitMicros)}
            max={limitMicros}
          />
        )}
        <form onSubmit={submit} noValidate className="flex flex-wrap items-start gap-3">
          <Field
            label={t("limit")}
            help={t("limitHelp")}
            error={errors.limit?.message}
            className="min-w-56 flex-1"
          >
            {(control) => (
              <Input
                {...control}
                {...form.register("limit", {
                  validate: (text) => {
                    const amount = Number(text);
                    return (amount >= 0 && amount <= most) || t("limitError");
                  },
                })}
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
      </CardContent>
    </Card>
  );
}
