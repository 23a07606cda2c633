import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { z } from "zod";
import { FiguresTable } from "@/components/shared/figures-table";
import { Money } from "@/components/shared/money";
import { RelativeTime } from "@/components/shared/relative-time";
import { Stat } from "@/components/shared/stat";
import { Badge } from "@/components/ui/badge";
import type {
  GapReport,
  GapRow,
  MoverRow,
  MoversReport,
  PriceReport,
  PriceRow,
  PromotionReport,
  PromotionRow,
} from "@/server/modules/competitors/contract";
import { formatPercent } from "@/server/platform/i18n/format";
import { NoReport, OnlyFirst, Stats, useCount } from "./report-parts";

/** Where the store's prices stand. */
export function PricesReport({ report, base }: { report: z.output<typeof PriceReport>; base: string }) {
  const t = useTranslations("matching.reports");
  const locale = useLocale();
  const count = useCount();
  const { currency, rows, compared } = report;
  if (compared === 0) return <NoReport title={t("prices.title")} text={t("prices.empty")} />;
  return (
    <>
      <Stats>
        <Stat label={t("prices.compared")} value={count(compared)} />
        <Stat label={t("prices.cheapest")} value={count(report.cheapest)} />
        <Stat label={t("prices.dearest")} value={count(report.dearest)} />
        <Stat label={t("prices.toMedian")} value={formatPercent(report.medianDifference ?? 0, locale)} />
      </Stats>
      <FiguresTable<PriceRow>
        title={t("prices.title")}
        rows={rows}
        rowId={(row) => row.variantId}
        name={{
          label: t("columns.product"),
          cell: ({ productId, title, options }) => (
            <Link className="hover:underline" href={`${base}/compare/${productId}`}>
              <bdi>{[title, ...options].join(", ")}</bdi>
            </Link>
          ),
        }}
        figures={[
          {
            id: "price",
            label: t("columns.price"),
            cell: (row) => <Money amount={row.price} currency={currency} />,
          },
          {
            id: "lowest",
            label: t("columns.lowest"),
            cell: (row) => <Money amount={row.lowest} currency={currency} />,
          },
          { id: "shop", label: t("columns.lowestShop"), cell: (row) => <bdi>{row.lowestShop}</bdi> },
          { id: "to", label: t("columns.toLowest"), cell: (row) => formatPercent(row.toLowest, locale) },
          {
            id: "rank",
            label: t("columns.rank"),
            cell: (row) => `${count(row.rank)} / ${count(row.shops + 1)}`,
          },
        ]}
      >
        <OnlyFirst count={rows.length} total={compared} />
      </FiguresTable>
    </>
  );
}

/** What others sell and the store does not. */
export function GapsReport({ report }: { report: z.output<typeof GapReport> }) {
  const t = useTranslations("matching.reports");
  const count = useCount();
  const { rows, total, brands } = report;
  if (total === 0) return <NoReport title={t("gaps.title")} text={t("gaps.empty")} />;
  return (
    <>
      <Stats>
        <Stat label={t("gaps.total")} value={count(total)} />
        <Stat label={t("gaps.alone")} value={count(report.alone)} />
      </Stats>
      {brands.length > 0 && (
        <FiguresTable
          title={t("gaps.brands")}
          rows={brands}
          rowId={({ brand }) => brand}
          name={{ label: t("columns.brand"), cell: ({ brand }) => <bdi>{brand}</bdi> }}
          figures={[
            { id: "products", label: t("gaps.products"), cell: ({ products }) => count(products) },
            { id: "shops", label: t("gaps.shops"), cell: ({ shops }) => count(shops) },
          ]}
        />
      )}
      <FiguresTable<GapRow>
        title={t("gaps.title")}
        rows={rows}
        rowId={(row) => row.productId}
        name={{ label: t("columns.product"), cell: (row) => <Outside url={row.url} title={row.title} /> }}
        figures={[
          { id: "shop", label: t("columns.shop"), cell: ({ shop }) => <bdi>{shop}</bdi> },
          { id: "brand", label: t("columns.brand"), cell: ({ brand }) => <bdi>{brand ?? "–"}</bdi> },
          {
            id: "price",
            label: t("columns.price"),
            cell: ({ priceMinor, currency }) =>
              priceMinor === null || !currency ? "–" : <Money amount={priceMinor} currency={currency} />,
          },
          {
            id: "seen",
            label: t("columns.firstSeen"),
            cell: ({ firstSeenAt }) => <RelativeTime date={firstSeenAt} />,
          },
        ]}
      >
        <OnlyFirst count={rows.length} total={total} />
      </FiguresTable>
    </>
  );
}

/** What others sell below its former price now. */
export function PromotionsReport({
  report,
  base,
}: {
  report: z.output<typeof PromotionReport>;
  base: string;
}) {
  const t = useTranslations("matching.reports");
  const locale = useLocale();
  const count = useCount();
  const { rows, total, matched } = report;
  if (total === 0) return <NoReport title={t("promotions.title")} text={t("promotions.empty")} />;
  return (
    <>
      <Stats>
        <Stat label={t("promotions.total")} value={count(total)} />
        <Stat label={t("promotions.matched")} value={count(matched)} />
      </Stats>
      <FiguresTable<PromotionRow>
        title={t("promotions.title")}
        rows={rows}
        rowId={(row) => row.productId}
        name={{ label: t("columns.product"), cell: (row) => <Outside url={row.url} title={row.title} /> }}
        figures={[
          { id: "shop", label: t("columns.shop"), cell: ({ shop }) => <bdi>{shop}</bdi> },
          {
            id: "price",
            label: t("columns.price"),
            cell: (row) => <Money amount={row.priceMinor} currency={row.currency} />,
          },
          {
            id: "before",
            label: t("columns.before"),
            cell: (row) => (
              <del className="text-muted-foreground">
                <Money amount={row.listPriceMinor} currency={row.currency} />
              </del>
            ),
          },
          {
            id: "discount",
            label: t("columns.discount"),
            cell: (row) => formatPercent(row.discount, locale),
          },
          {
            id: "since",
            label: t("columns.since"),
            cell: ({ since }) => (since ? <RelativeTime date={since} /> : "–"),
          },
          {
            id: "own",
            label: t("columns.ownPrice"),
            cell: ({ ownProductId, ownPrice, ownTitle }) =>
              ownProductId ? (
                <Link
                  className="hover:underline"
                  title={ownTitle ?? undefined}
                  href={`${base}/compare/${ownProductId}`}
                >
                  {ownPrice === null ? (
                    <bdi>{ownTitle}</bdi>
                  ) : (
                    <Money amount={ownPrice} currency={report.currency} />
                  )}
                </Link>
              ) : (
                "–"
              ),
          },
        ]}
      >
        <OnlyFirst count={rows.length} total={total} />
      </FiguresTable>
    </>
  );
}

/** Who changes prices first. */
export function MoversTable({ report: { rows } }: { report: z.output<typeof MoversReport> }) {
  const t = useTranslations("matching.reports");
  const count = useCount();
  if (rows.length === 0) return <NoReport title={t("movers.title")} text={t("movers.empty")} />;
  return (
    <FiguresTable<MoverRow>
      title={t("movers.title")}
      rows={rows}
      rowId={(row) => row.competitorId ?? "own"}
      name={{
        label: t("columns.shop"),
        cell: ({ competitorId, shop }) => (
          <span className="flex flex-wrap items-center gap-1.5">
            <bdi>{shop}</bdi>
            {competitorId === null && <Badge variant="accent">{t("movers.you")}</Badge>}
          </span>
        ),
      }}
      figures={[
        { id: "first", label: t("columns.first"), cell: (row) => count(row.first) },
        { id: "followed", label: t("columns.followed"), cell: (row) => count(row.followed) },
        {
          id: "lag",
          label: t("columns.lagHours"),
          cell: (row) => (row.lagHours === null ? "–" : count(row.lagHours)),
        },
        { id: "moves", label: t("columns.moves"), cell: (row) => count(row.moves) },
        { id: "cuts", label: t("columns.cuts"), cell: (row) => count(row.cuts) },
        { id: "rises", label: t("columns.rises"), cell: (row) => count(row.rises) },
      ]}
    >
      <p className="px-4 py-2 text-muted-foreground text-sm">{t("movers.how")}</p>
    </FiguresTable>
  );
}

function Outside({ url, title }: { url: string; title: string }) {
  return (
    <a href={url} target="_blank" rel="noreferrer noopener" className="hover:underline">
      <bdi>{title}</bdi>
    </a>
  );
}
