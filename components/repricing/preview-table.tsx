"use client";

import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { Outcome, Preview } from "@/server/modules/repricing/contract";
import { formatNumber } from "@/server/platform/i18n/format";
import { PriceChange } from "./price-change";
import { useReason } from "./reason";
import { VariantName, variantName } from "./variant-name";
import { WhyButton } from "./why-dialog";

const tones = {
  applied: "success",
  proposed: "info",
  unchanged: "default",
  declined: "default",
  held: "warning",
  capped: "warning",
  undecided: "destructive",
} as const satisfies Record<Outcome, string>;

/** What rules would do to prices now, and why. */
export function PreviewTable({ preview }: { preview: Preview }) {
  const t = useTranslations("repricing.preview");
  const outcomes = useTranslations("repricing.outcome");
  const reason = useReason();
  const locale = useLocale();
  const { currency, items, counts } = preview;
  if (preview.looked === 0) return <p className="p-4 text-muted-foreground">{t("none")}</p>;
  return (
    <div className="grid gap-3">
      <p
        className="flex flex-wrap items-center gap-2 px-4 pt-3 text-muted-foreground text-sm"
        aria-live="polite"
      >
        {t("reached", { count: preview.reached, looked: preview.looked })}
        {Object.entries(counts).flatMap(([outcome, count]) =>
          count > 0
            ? [
                <Badge key={outcome} variant={tones[outcome as Outcome]}>
                  {outcomes(outcome as Outcome)}: {formatNumber(count, locale)}
                </Badge>,
              ]
            : [],
        )}
      </p>
      <ul className="divide-y border-t">
        {items.map((item) => (
          <li
            key={item.variantId}
            className="grid gap-x-4 gap-y-1.5 px-4 py-2.5 sm:grid-cols-[minmax(0,1fr)_auto]"
          >
            <VariantName title={item.title ?? ""} options={item.options} imageUrl={item.imageUrl} />
            <span className="flex flex-wrap items-center gap-2 sm:justify-end">
              <PriceChange from={item.from} to={item.to} currency={currency} />
              <Badge variant={tones[item.outcome]}>{outcomes(item.outcome)}</Badge>
            </span>
            <span className="text-muted-foreground text-sm">{reason(item.why, currency)}</span>
            <span className="sm:text-end">
              <WhyButton
                why={item.why}
                currency={currency}
                title={variantName({ title: item.title ?? "", options: item.options })}
              />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
