import { ArrowRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { Money } from "@/components/shared/money";

/** A price and the one it becomes; without the second, or where both are the same, only the first. */
export function PriceChange({ from, to, currency }: { from: number; to: number | null; currency: string }) {
  const t = useTranslations("repricing.preview");
  if (to === null || to === from) return <Money amount={from} currency={currency} />;
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span className="text-muted-foreground">
        <Money amount={from} currency={currency} />
      </span>
      <ArrowRight className="size-3.5 rtl:-scale-x-100" role="img" aria-label={t("becomes")} />
      <span className="font-medium">
        <Money amount={to} currency={currency} />
      </span>
    </span>
  );
}
