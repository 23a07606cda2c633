"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ChartNoAxesCombined } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { EmptyState } from "@/components/shared/empty-state";
import { createdColumn, ExcerptCell } from "@/components/shared/list/cells";
import type { ListColumn } from "@/components/shared/list/list-table";
import { byCursor } from "@/components/shared/list/paged";
import { useListParams } from "@/components/shared/list/use-list-params";
import { PagedList } from "@/components/shared/paged-list";
import { Badge } from "@/components/ui/badge";
import { useStore } from "@/components/workspace/store-context";
import type { AnalysisSummary } from "@/server/modules/analyses/contract";
import { analysisKinds } from "@/server/modules/analyses/kinds";
import { analysesQuery } from "./analyses-query";
import { Asked, useAsked } from "./asked";
import { statusTones } from "./status";

/** Everything that was analysed: what was asked, and what came out in a line. */
export function AnalysesList() {
  const t = useTranslations("analyses");
  const api = useTRPC();
  const { path } = useStore();
  const params = useListParams();
  const asked = useAsked();
  const list = useInfiniteQuery(
    api.analyses.listAnalyses.infiniteQueryOptions(analysesQuery(params.get("kind")), byCursor),
  );
  const columns: ListColumn<AnalysisSummary>[] = [
    {
      id: "asked",
      header: t("list.asked"),
      width: "w-1/3",
      cell: (row) => (
        <span className="block truncate">
          <Asked analysis={row} />
        </span>
      ),
    },
    { id: "kind", header: t("list.kind"), plain: true, cell: (row) => t(`kinds.${row.kind}.title`) },
    {
      id: "result",
      header: t("list.result"),
      wideOnly: true,
      width: "w-1/3",
      cell: (row) => <ExcerptCell text={row.excerpt} />,
    },
    {
      id: "status",
      plain: true,
      header: t("list.status"),
      cell: (row) => <Badge variant={statusTones[row.status]}>{t(`status.${row.status}`)}</Badge>,
    },
    createdColumn(t("list.when")),
  ];
  return (
    <PagedList
      label={t("title")}
      what={t("list.what")}
      search={false}
      params={params}
      filters={[
        {
          name: "kind",
          label: t("list.kind"),
          options: analysisKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}.title`) })),
        },
      ]}
      list={list}
      rowName={(row) => asked(row).join(", ")}
      rowHref={(row) => `${path}/studio/analyses/${row.id}`}
      columns={columns}
      empty={
        <EmptyState
          picture={<ChartNoAxesCombined />}
          title={t("list.emptyTitle")}
          text={t("list.emptyText")}
        />
      }
    />
  );
}
