import { useLocale, useTranslations } from "next-intl";
import { Money } from "@/components/shared/money";
import { Badge } from "@/components/ui/badge";
import type { ProductStatus, ProductSummary } from "@/server/modules/catalog/contract";
import { formatNumber } from "@/server/platform/i18n/format";

const tones = { active: "success", draft: "default", archived: "outline" } as const;

export function StatusBadge({ status }: { status: ProductStatus }) {
  const t = useTranslations("catalog.status");
  return <Badge variant={tones[status]}>{t(status)}</Badge>;
}

/** The price, or the lowest and highest where variants differ. */
export function PriceRange({
  product: { priceMin, priceMax },
  currency,
}: {
  product: Pick<ProductSummary, "priceMin" | "priceMax">;
  currency: string;
}) {
  const t = useTranslations("catalog");
  if (priceMin === null || priceMax === null) return <span className="text-muted-foreground">–</span>;
  if (priceMin === priceMax) return <Money amount={priceMin} currency={currency} />;
  return (
    <span className="whitespace-nowrap">
      {t.rich("priceRange", {
        low: () => <Money amount={priceMin} currency={currency} />,
        high: () => <Money amount={priceMax} currency={currency} />,
      })}
    </span>
  );
}

/** Units on hand; none stands out. */
export function StockCount({ quantity }: { quantity: number | null }) {
  const t = useTranslations("catalog");
  const locale = useLocale();
  if (quantity === null) return <span className="text-muted-foreground">{t("notCounted")}</span>;
  const text = formatNumber(quantity, locale);
  return quantity <= 0 ? <span className="font-medium text-destructive">{text}</span> : text;
}
