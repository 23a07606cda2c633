"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { DialogFrame } from "@/components/shared/dialog-frame";
import { Money } from "@/components/shared/money";
import { RelativeTime } from "@/components/shared/relative-time";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { Change } from "@/server/modules/repricing/contract";
import { formatNumber } from "@/server/platform/i18n/format";
import { useReason } from "./reason";

interface Props {
  why: Change["why"];
  currency: string;
  /** What the price is of. */
  title: string;
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-4">
      <dt className="text-muted-foreground">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** All that a price was made of: limits, cost, stock, and each offer with what it counted for. */
export function WhyButton({ why, currency, title }: Props) {
  const t = useTranslations("repricing.why");
  const verdicts = useTranslations("repricing.verdict");
  const action = useTranslations("common.action");
  const reason = useReason();
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const money = (amount: number | null) =>
    amount === null ? "–" : <Money amount={amount} currency={currency} />;
  return (
    <>
      <Button variant="ghost" size="sm" aria-label={t("showOf", { title })} onClick={() => setOpen(true)}>
        {t("show")}
      </Button>
      {open && (
        <DialogFrame
          title={title}
          text={reason(why, currency)}
          onClose={() => setOpen(false)}
          buttons={
            <Button variant="outline" onClick={() => setOpen(false)}>
              {action("close")}
            </Button>
          }
        >
          <dl className="grid gap-1.5">
            <Line label={t("limits")}>
              {money(why.min)} – {money(why.max)}
            </Line>
            <Line label={t("usual")}>{money(why.usual)}</Line>
            <Line label={t("cost")}>{money(why.cost)}</Line>
            {why.quantity !== null && <Line label={t("quantity")}>{formatNumber(why.quantity, locale)}</Line>}
            <Line label={t("target")}>{money(why.target)}</Line>
          </dl>
          <section className="grid gap-2">
            <h3 className="font-medium">{t("offers")}</h3>
            {why.considered.length === 0 && <p className="text-muted-foreground">{t("noOffers")}</p>}
            <ul className="divide-y rounded-md border empty:hidden">
              {why.considered.map((offer) => (
                <li key={offer.productId} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
                  <bdi className="min-w-0 flex-1 truncate">{offer.name}</bdi>
                  <Badge variant={offer.verdict === "followed" ? "accent" : "default"}>
                    {verdicts(offer.verdict)}
                  </Badge>
                  {money(offer.price)}
                  <span className="w-full text-muted-foreground text-sm">
                    <RelativeTime date={offer.seenAt} />
                  </span>
                </li>
              ))}
            </ul>
          </section>
        </DialogFrame>
      )}
    </>
  );
}
