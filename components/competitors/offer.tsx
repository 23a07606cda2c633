import { CircleAlert, Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import { Money } from "@/components/shared/money";
import { Badge } from "@/components/ui/badge";
import type { CompetitorProduct } from "@/server/modules/competitors/contract";

type Offer = Pick<CompetitorProduct, "priceMinor" | "currency" | "listPriceMinor">;

/** A price, with the one before struck out where there is one. */
export function OfferPrice({ offer: { priceMinor, currency, listPriceMinor } }: { offer: Offer }) {
  if (priceMinor === null || currency === null) return <span className="text-muted-foreground">–</span>;
  return (
    <span className="inline-flex flex-wrap items-baseline justify-end gap-x-2">
      <Money amount={priceMinor} currency={currency} />
      {listPriceMinor !== null && listPriceMinor > priceMinor && (
        <del className="text-muted-foreground text-sm">
          <Money amount={listPriceMinor} currency={currency} />
        </del>
      )}
    </span>
  );
}

const tones = {
  in_stock: "success",
  out_of_stock: "warning",
  preorder: "info",
  backorder: "info",
  discontinued: "default",
  gone: "default",
} as const;

/** Whether a product can be bought, and what is to be known of its price. */
export function StockBadges({
  product: { availability, state, pending },
}: {
  product: Pick<CompetitorProduct, "availability" | "state" | "pending">;
}) {
  const t = useTranslations("competitors");
  return (
    <span className="inline-flex flex-wrap gap-1">
      {availability ? (
        <Badge variant={tones[availability]}>{t(`availability.${availability}`)}</Badge>
      ) : (
        <span className="text-muted-foreground text-sm">{t("availability.unknown")}</span>
      )}
      {state === "unreadable" && (
        <Badge variant="warning">
          <CircleAlert aria-hidden />
          {t("products.filter.unreadable")}
        </Badge>
      )}
      {pending && (
        <Badge variant="info">
          <Clock aria-hidden />
          {t("products.filter.pending")}
        </Badge>
      )}
    </span>
  );
}
