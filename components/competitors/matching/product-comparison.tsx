"use client";

import { useQuery } from "@tanstack/react-query";
import { ChartLine, Scale, Unlink } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { EmptyState } from "@/components/shared/empty-state";
import { FiguresTable } from "@/components/shared/figures-table";
import { Money } from "@/components/shared/money";
import { RelativeTime } from "@/components/shared/relative-time";
import { Stat } from "@/components/shared/stat";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useStore } from "@/components/workspace/store-context";
import type { Comparison } from "@/server/modules/competitors/contract";
import { formatMoney, formatNumber, formatPercent } from "@/server/platform/i18n/format";
import { ComparisonHistory, type Look } from "./comparison-history";
import { UnitPrice } from "./unit-price";
import { useDecide } from "./use-decide";

type Variant = Comparison["variants"][number];
type Offer = Variant["offers"][number];

/** An own product against all shops that sell it: each variant's place, the offers, and how they went. */
export function ProductComparison({ productId }: { productId: string }) {
  const t = useTranslations("matching.comparison");
  const api = useTRPC();
  const [chosen, setChosen] = useState<Look>();
  const found = useQuery(api.competitors.getComparison.queryOptions({ productId })).data;
  if (!found) return <Skeleton className="h-96 rounded-lg" />;
  const compared = found.variants.filter(({ offers }) => offers.length > 0);
  const [first] = compared;
  if (!first) {
    return <EmptyState picture={<Scale />} title={t("none")} text={t("noneText")} />;
  }
  return (
    <div className="grid min-w-0 grid-cols-1 gap-6">
      {compared.map((variant) => (
        <VariantOffers
          key={variant.variantId}
          variant={variant}
          currency={found.currency}
          onHistory={(only) => {
            setChosen({ variantId: variant.variantId, only });
            document.getElementById("history")?.scrollIntoView({ block: "start" });
          }}
        />
      ))}
      <ComparisonHistory
        productId={productId}
        variants={compared.map((variant) => ({ id: variant.variantId, name: nameOf(variant) }))}
        look={chosen ?? { variantId: first.variantId, only: null }}
        onLook={setChosen}
      />
    </div>
  );
}

const nameOf = ({ options, sku }: Variant) => [options.join(", "), sku].filter(Boolean).join(" · ");

interface VariantOffersProps {
  variant: Variant;
  currency: string;
  /** Somebody wants to see how the offer of a match went. */
  onHistory: (matchId: string) => void;
}

function VariantOffers({ variant, currency, onHistory }: VariantOffersProps) {
  const t = useTranslations("matching.comparison");
  const fields = useTranslations("matching.fields");
  const locale = useLocale();
  const { can } = useStore();
  const work = useDecide();
  const money = (amount: number | null) => (amount === null ? "–" : formatMoney(amount, currency, locale));
  const { price, rank, of, lowest, median, offers } = variant;
  const name = nameOf(variant);
  return (
    <section className="grid min-w-0 gap-3" aria-label={name || t("offers")}>
      {name && (
        <h2 className="font-semibold">
          <bdi>{name}</bdi>
        </h2>
      )}
      <div className="grid grid-cols-2 gap-3 md:grid-cols-4">
        <Stat label={t("ownPrice")} value={money(price)} />
        <Stat
          label={t("place")}
          value={
            rank === null
              ? "–"
              : t("placeOf", { rank: formatNumber(rank, locale), of: formatNumber(of, locale) })
          }
        />
        <Stat label={t("lowest")} value={money(lowest)} />
        <Stat label={t("median")} value={money(median)} />
      </div>
      <FiguresTable<Offer>
        title={t("offers")}
        rows={offers}
        rowId={(offer) => offer.matchId}
        name={{ label: fields("shop"), cell: (offer) => <Shop offer={offer} /> }}
        figures={[
          {
            id: "price",
            label: fields("price"),
            cell: (offer) => <OfferPrice offer={offer} currency={currency} />,
          },
          {
            id: "unit",
            label: fields("unitPrice"),
            cell: (offer) => <UnitPrice price={offer.unitPrice} currency={currency} />,
          },
          {
            id: "difference",
            label: t("difference"),
            cell: ({ difference }) => (difference === null ? "–" : formatPercent(difference, locale)),
          },
          {
            id: "stock",
            label: t("stock"),
            cell: ({ available }) => (
              <Badge variant={available ? "success" : "warning"}>
                {t(available ? "available" : "unavailable")}
              </Badge>
            ),
          },
          { id: "seen", label: t("seen"), cell: ({ seenAt }) => <RelativeTime date={seenAt} /> },
          {
            id: "history",
            label: t("history"),
            cell: ({ matchId, shop }) => (
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={t("historyOf", { shop })}
                onClick={() => onHistory(matchId)}
              >
                <ChartLine aria-hidden />
              </Button>
            ),
          },
          ...(can("competitors.manage")
            ? [
                {
                  id: "unlink",
                  label: t("unlink"),
                  cell: (offer: Offer) => (
                    <Button
                      variant="ghost"
                      size="icon-sm"
                      aria-label={t("unlinkOf", { shop: offer.shop })}
                      disabled={work.busy}
                      onClick={() => void work.decide([offer.matchId], "reject")}
                    >
                      <Unlink aria-hidden />
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}

function Shop({ offer }: { offer: Offer }) {
  const t = useTranslations("matching.comparison");
  return (
    <span className="grid gap-0.5">
      <span className="flex flex-wrap items-center gap-1.5">
        <bdi>{offer.shop}</bdi>
        {offer.friendly && <Badge variant="info">{t("friendly")}</Badge>}
        {offer.own && <Badge variant="accent">{t("ownListing")}</Badge>}
      </span>
      <a
        href={offer.url}
        target="_blank"
        rel="noreferrer noopener"
        className="font-normal text-muted-foreground text-sm hover:underline"
      >
        <bdi>{offer.title}</bdi>
      </a>
    </span>
  );
}

function OfferPrice({ offer: { price, asked, withoutRate }, currency }: { offer: Offer; currency: string }) {
  const t = useTranslations("matching.comparison");
  if (!asked) return "–";
  const same = price === asked.priceMinor && asked.currency === currency;
  return (
    <span className="inline-grid justify-items-end">
      {price !== null && <Money amount={price} currency={currency} />}
      {!same && (
        <span className="text-muted-foreground text-sm">
          <Money amount={asked.priceMinor} currency={asked.currency} />
        </span>
      )}
      {withoutRate && (
        <span className="text-sm text-warning">{t("noRate", { currency: asked.currency })}</span>
      )}
    </span>
  );
}
