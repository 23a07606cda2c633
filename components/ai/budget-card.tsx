"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatMicros } from "@/components/admin/usage-figures";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { Progress } from "@/components/ui/progress";
import type { SpendingView } from "@/server/modules/ai/contract";
import { formatDate } from "@/server/platform/i18n/format";
import { AmountForm } from "./amount-form";

interface Props {
  /** Whose budget it is. */
  of: "store" | "installation";
  spending: SpendingView;
  /** Saves a new limit in micro-dollars; null for none. */
  onSave: (limitMicros: number | null) => Promise<unknown>;
}

/** Dollars. */
const most = 1_000_000;

/** What may be spent on AI in a month, what of it is gone, and the form that changes it. */
export function BudgetCard({ of, spending, onSave }: Props) {
  const t = useTranslations("ai.budget");
  const locale = useLocale();
  const { limitMicros, spentMicros, reservedMicros } = spending;
  const month = formatDate(new Date(`${spending.month}-15T12:00:00Z`), locale, "UTC", "month");
  const money = (micros: number) => formatMicros(micros, locale);
  const left = limitMicros === null ? null : Math.max(0, limitMicros - spentMicros - reservedMicros);
  const figures = [
    { label: t("spent", { month }), value: money(spentMicros) },
    { label: t("reserved"), value: money(reservedMicros) },
    { label: t("left"), value: left === null ? t("noLimit") : money(left) },
  ];

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
        <AmountForm
          label={t("limit")}
          help={t("limitHelp")}
          value={limitMicros}
          most={most}
          error={t("limitError")}
          saved={t("saved")}
          onSave={onSave}
        />
      </CardContent>
    </Card>
  );
}
