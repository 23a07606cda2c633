"use client";

import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ComponentProps, type ReactNode, useId } from "react";
import { Button } from "@/components/ui/button";

interface CostButtonProps extends Omit<ComponentProps<typeof Button>, "children"> {
  /** The verb: "Generate". */
  action: string;
  icon?: ReactNode;
  /** In points. */
  cost: number;
  /** It may turn out to be less: the rest is given back. */
  atMost?: boolean;
  /** In points; undefined while it is not known, which does not hold the person up. */
  balance: number | undefined;
  /** Where one gets more. */
  walletHref: string;
  /** It is done with the store's own key, and so for no points. */
  ownKey?: boolean;
}

/** A button that spends: its price beside the verb, the balance after it, and the way to more where it is too little. */
export function CostButton({
  action,
  icon,
  cost,
  atMost = false,
  balance,
  walletHref,
  ownKey = false,
  disabled,
  ...props
}: CostButtonProps) {
  const t = useTranslations("common");
  const noteId = useId();
  const price = t("points", { count: cost });
  const short = balance !== undefined && balance < cost;
  return (
    <div className="grid justify-items-start gap-1.5">
      <Button aria-describedby={noteId} disabled={short || (disabled ?? false)} {...props}>
        {icon}
        {cost > 0 ? t(atMost ? "cost.verbAtMost" : "cost.verb", { action, cost: price }) : action}
      </Button>
      <p
        id={noteId}
        className="flex flex-wrap items-center gap-x-2 text-muted-foreground text-sm tabular-nums"
      >
        {ownKey && t("cost.ownKey")}
        {balance !== undefined &&
          (short
            ? t(atMost ? "cost.shortAtMost" : "cost.short", {
                cost: price,
                balance: t("points", { count: balance }),
              })
            : cost > 0 &&
              t(atMost ? "cost.afterAtMost" : "cost.after", {
                balance: t("points", { count: balance - cost }),
              }))}
        {short && (
          <Link
            href={walletHref}
            className="inline-flex items-center gap-1 font-medium text-primary-text hover:underline"
          >
            {t("cost.getMore")}
            <ArrowRight className="size-3.5 rtl:-scale-x-100" aria-hidden />
          </Link>
        )}
      </p>
    </div>
  );
}
