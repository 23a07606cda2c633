"use client";

import { useQuery } from "@tanstack/react-query";
import { Telescope } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { QueryError } from "@/components/api/query-error";
import { DataList } from "@/components/shared/data-list";
import { EmptyState } from "@/components/shared/empty-state";
import { TimeCell } from "@/components/shared/list/cells";
import type { ListColumn } from "@/components/shared/list/list-table";
import { useListParams } from "@/components/shared/list/use-list-params";
import { useStore } from "@/components/workspace/store-context";
import type { CompetitorSummary } from "@/server/modules/competitors/contract";
import { formatNumber } from "@/server/platform/i18n/format";
import { AddCompetitor } from "./add-competitor";
import { isRunning, RelationBadges, StateBadge } from "./state-badge";

/** How often a list is read again in which something is being read, in milliseconds. */
export const followMs = 2500;

/** The competitors of a store: how each is, and how many products it has. */
export function CompetitorsList() {
  const t = useTranslations("competitors");
  const locale = useLocale();
  const api = useTRPC();
  const { path, can } = useStore();
  const params = useListParams();
  const list = useQuery(
    api.competitors.listCompetitors.queryOptions(
      {},
      { refetchInterval: ({ state }) => (state.data?.items.some(isRunning) ? followMs : false) },
    ),
  );
  const search = params.get("q")?.trim().toLowerCase();
  const rows = list.data?.items.filter(
    ({ name, host }) => !search || name.toLowerCase().includes(search) || host.includes(search),
  );
  const columns: ListColumn<CompetitorSummary>[] = [
    {
      id: "name",
      header: t("list.name"),
      width: "w-2/5",
      cell: (row) => (
        <span className="flex min-w-0 items-center gap-2">
          <bdi className="truncate">{row.name}</bdi>
          {row.host !== row.name && (
            <bdi className="truncate font-normal text-muted-foreground text-sm">{row.host}</bdi>
          )}
          <RelationBadges friendly={row.friendly} own={row.own} />
        </span>
      ),
    },
    { id: "state", header: t("list.state"), plain: true, cell: (row) => <StateBadge competitor={row} /> },
    {
      id: "products",
      header: t("list.products"),
      align: "end",
      cell: (row) => <span className="tabular-nums">{formatNumber(row.products, locale)}</span>,
    },
    {
      id: "last",
      header: t("list.last"),
      align: "end",
      wideOnly: true,
      cell: (row) =>
        row.lastCheckAt ? (
          <TimeCell date={row.lastCheckAt} />
        ) : (
          <span className="text-muted-foreground">{t("list.never")}</span>
        ),
    },
    {
      id: "next",
      header: t("list.next"),
      align: "end",
      wideOnly: true,
      cell: (row) => (row.nextCheckAt && !row.paused ? <TimeCell date={row.nextCheckAt} /> : null),
    },
  ];
  return (
    <DataList
      label={t("title")}
      what={t("what")}
      params={params}
      rows={rows}
      total={rows?.length}
      error={list.isError ? <QueryError error={list.error} onRetry={() => void list.refetch()} /> : undefined}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      rowHref={(row) => `${path}/competitors/${row.id}`}
      columns={columns}
      empty={
        <EmptyState
          picture={<Telescope />}
          title={t("empty.title")}
          text={t("empty.text")}
          action={can("competitors.manage") && <AddCompetitor />}
        />
      }
    />
  );
}
