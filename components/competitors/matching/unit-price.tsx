import { useLocale, useTranslations } from "next-intl";
import type { Match } from "@/server/modules/competitors/contract";
import { formatMoney } from "@/server/platform/i18n/format";

/** The price of 100 grams, a litre or a piece. */
export function UnitPrice({ price, currency }: { price: Match["own"]["unitPrice"]; currency: string }) {
  const t = useTranslations("matching.per");
  const locale = useLocale();
  if (!price) return null;
  return (
    <span className="text-muted-foreground text-sm tabular-nums">
      {t(price.per, { price: formatMoney(price.amount, currency, locale) })}
    </span>
  );
}
