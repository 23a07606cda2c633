"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { BellRing } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { EmptyState } from "@/components/shared/empty-state";
import { TimeCell } from "@/components/shared/list/cells";
import type { ListColumn } from "@/components/shared/list/list-table";
import { byCursor } from "@/components/shared/list/paged";
import { useListParams } from "@/components/shared/list/use-list-params";
import { Money } from "@/components/shared/money";
import { PagedList } from "@/components/shared/paged-list";
import { Badge } from "@/components/ui/badge";
import { useStore } from "@/components/workspace/store-context";
import { type Alert, alertKinds } from "@/server/modules/competitors/contract";
import { formatMoney, formatPercent } from "@/server/platform/i18n/format";
import { alertsQuery } from "./alerts-query";

const tones = {
  drop: "warning",
  undercut: "destructive",
  promotion: "warning",
  rise: "info",
  out_of_stock: "success",
  back_in_stock: "default",
  new_product: "accent",
} as const;

/** From what to what a price went. */
function Change({ alert: { fromMinor, toMinor, ownMinor, currency, permille, kind } }: { alert: Alert }) {
  const t = useTranslations("competitors.alerts");
  const locale = useLocale();
  if (toMinor === null || currency === null) return <span className="text-muted-foreground">–</span>;
  const moved = kind === "drop" || kind === "rise" || kind === "promotion";
  return (
    <span className="inline-flex flex-wrap items-baseline justify-end gap-x-2 md:flex-nowrap md:whitespace-nowrap">
      {moved && fromMinor !== null && (
        <del className="text-muted-foreground text-sm">
          <Money amount={fromMinor} currency={currency} />
        </del>
      )}
      <Money amount={toMinor} currency={currency} />
      {moved && permille !== null && (
        <span className="text-muted-foreground text-sm tabular-nums">
          {formatPercent((kind === "rise" ? permille : -permille) / 1000, locale, true)}
        </span>
      )}
      {ownMinor !== null && (
        <span className="text-muted-foreground text-sm">
          {t("yours", { price: formatMoney(ownMinor, currency, locale) })}
        </span>
      )}
    </span>
  );
}

/** What one's alerts have found, newest first. */
export function AlertsList() {
  const t = useTranslations("competitors.alerts");
  const api = useTRPC();
  const { path } = useStore();
  const params = useListParams();
  const list = useInfiniteQuery(
    api.competitors.listAlerts.infiniteQueryOptions(alertsQuery(params.get("kind")), byCursor),
  );
  const columns: ListColumn<Alert>[] = [
    {
      id: "product",
      header: t("product"),
      width: "w-1/3",
      cell: (row) => <bdi className="block truncate">{row.product.title}</bdi>,
    },
    {
      id: "kind",
      header: t("kind"),
      plain: true,
      cell: (row) => <Badge variant={tones[row.kind]}>{t(`kinds.${row.kind}`)}</Badge>,
    },
    {
      id: "price",
      header: t("price"),
      width: "w-1/4",
      plain: true,
      align: "end",
      cell: (row) => <Change alert={row} />,
    },
    {
      id: "shop",
      header: t("shop"),
      plain: true,
      cell: (row) => <bdi className="block truncate">{row.competitor.name}</bdi>,
    },
    { id: "time", header: t("time"), plain: true, align: "end", cell: (row) => <TimeCell date={row.at} /> },
  ];
  return (
    <PagedList
      label={t("title")}
      what={t("what")}
      search={false}
      params={params}
      list={list}
      columns={columns}
      rowName={(row) => row.product.title}
      rowHref={(row) => `${path}/competitors/${row.competitor.id}/products/${row.product.id}`}
      filters={[
        {
          name: "kind",
          label: t("kind"),
          options: alertKinds.map((value) => ({ value, label: t(`kinds.${value}`) })),
        },
      ]}
      empty={<EmptyState picture={<BellRing />} title={t("empty")} text={t("emptyText")} />}
    />
  );
}
