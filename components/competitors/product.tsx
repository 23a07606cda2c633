"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useTRPC } from "@/components/api";
import { RelativeTime } from "@/components/shared/relative-time";
import { Alert } from "@/components/ui/alert";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { useStore } from "@/components/workspace/store-context";
import type { CompetitorProductDetail } from "@/server/modules/competitors/contract";
import { formatMoney, formatNumber, formatPercent } from "@/server/platform/i18n/format";
import { OfferPrice, StockBadges } from "./offer";
import { PriceHistoryCard } from "./price-history";
import { useProblem } from "./use-problem";

/** A product of a competitor: what it costs, what it cost, and where each value was read. */
export function Product({ id }: { id: string }) {
  const t = useTranslations("competitors.product");
  const problem = useProblem();
  const locale = useLocale();
  const { path } = useStore();
  const api = useTRPC();
  const product = useQuery(api.competitors.getProduct.queryOptions({ id })).data;
  if (!product) return <Skeleton className="h-96 rounded-lg" />;
  const { own, pending, problemCode } = product;
  return (
    <div className="grid min-w-0 grid-cols-1 gap-4">
      {own && (
        <p>
          {t.rich("own", {
            title: own.title,
            link: (words) => (
              <Link
                href={`${path}/competitors/compare/${own.id}`}
                className="rounded-sm text-primary-text underline-offset-4 hover:underline"
              >
                <bdi>{words}</bdi>
              </Link>
            ),
          })}
        </p>
      )}
      {problemCode && <Alert variant="warning">{problem(problemCode)}</Alert>}
      {pending?.availability === "gone" ? (
        <Alert>{t("pendingGone")}</Alert>
      ) : (
        pending?.priceMinor != null &&
        pending.currency !== null && (
          <Alert>{t("pending", { price: formatMoney(pending.priceMinor, pending.currency, locale) })}</Alert>
        )
      )}
      <div className="grid min-w-0 grid-cols-1 items-start gap-4 xl:grid-cols-[1fr_22rem]">
        <PriceHistoryCard productId={id} />
        <Details product={product} />
      </div>
    </div>
  );
}

const fields = [
  "name",
  "price",
  "compareAt",
  "availability",
  "brand",
  "sku",
  "gtin",
  "mpn",
  "rating",
] as const;
/** Sources that are called the same in all languages, and those that have a word in each. */
const formats: Readonly<Record<string, string>> = {
  "json-ld": "JSON-LD",
  microdata: "Microdata",
  rdfa: "RDFa",
};
const namedSources = ["meta", "state", "structure", "address", "model"] as const;

function Details({ product }: { product: CompetitorProductDetail }) {
  const t = useTranslations("competitors.product");
  const locale = useLocale();
  const values: Record<(typeof fields)[number], ReactNode> = {
    name: <bdi>{product.title}</bdi>,
    price: <OfferPrice offer={{ ...product, listPriceMinor: null }} />,
    compareAt:
      product.listPriceMinor === null ? null : (
        <OfferPrice offer={{ ...product, priceMinor: product.listPriceMinor, listPriceMinor: null }} />
      ),
    availability: <StockBadges product={product} />,
    brand: product.brand && <bdi>{product.brand}</bdi>,
    sku: product.sku && <bdi>{product.sku}</bdi>,
    gtin: product.gtin && <bdi>{product.gtin}</bdi>,
    mpn: product.mpn && <bdi>{product.mpn}</bdi>,
    rating:
      product.rating === null
        ? null
        : `${formatNumber(product.rating, locale)}${product.ratingCount === null ? "" : ` (${formatNumber(product.ratingCount, locale)})`}`,
  };
  const told = fields.filter((field) => values[field] !== null);
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("details")}</CardTitle>
      </CardHeader>
      <CardContent>
        <dl className="grid gap-3">
          {told.map((field) => {
            const source = product.sources[field];
            const names = (source?.sources ?? []).flatMap((one) => {
              const named = namedSources.find((known) => known === one);
              return named ? [t(`sources.${named}`)] : (formats[one] ?? []);
            });
            return (
              <div key={field} className="grid gap-0.5">
                <dt className="text-muted-foreground text-sm">
                  {field === "gtin" ? "GTIN" : t(`fields.${field}`)}
                </dt>
                <dd className="min-w-0 break-words">{values[field]}</dd>
                {source && names.length > 0 && (
                  <dd className="text-muted-foreground text-xs">
                    {t("readFrom")}: {names.join(", ")} · {t("sure")}:{" "}
                    {formatPercent(source.confidence, locale)}
                  </dd>
                )}
              </div>
            );
          })}
          <div className="grid gap-0.5 border-t pt-3 text-sm">
            <dt className="text-muted-foreground">{t("seen")}</dt>
            <dd>
              <RelativeTime date={product.lastSeenAt} />
            </dd>
            <dt className="mt-1 text-muted-foreground">{t("first")}</dt>
            <dd>
              <RelativeTime date={product.firstSeenAt} />
            </dd>
          </div>
        </dl>
      </CardContent>
    </Card>
  );
}
