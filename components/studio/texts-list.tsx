"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Sparkles } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { z } from "zod";
import { useTRPC } from "@/components/api";
import { ProductCell } from "@/components/catalog/product-cell";
import { EmptyState } from "@/components/shared/empty-state";
import { createdColumn, ExcerptCell } from "@/components/shared/list/cells";
import type { ListColumn } from "@/components/shared/list/list-table";
import { byCursor } from "@/components/shared/list/paged";
import { useRowsKept } from "@/components/shared/list/row-steps";
import { useListParams } from "@/components/shared/list/use-list-params";
import { PagedList } from "@/components/shared/paged-list";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useListViews } from "@/components/views/use-list-views";
import { useStore } from "@/components/workspace/store-context";
import type { GenerationSummary } from "@/server/modules/studio/contract";
import { textServices } from "@/server/modules/studio/services";
import { textsQuery } from "./texts-query";

const tones = { running: "info", done: "success", failed: "destructive", cancelled: "outline" } as const;

/** Everything that was written in the studio. */
export function TextsList() {
  const t = useTranslations("studio");
  const api = useTRPC();
  const { path } = useStore();
  const params = useListParams();
  const list = useInfiniteQuery(
    api.studio.listGenerations.infiniteQueryOptions(textsQuery(params.get("service")), byCursor),
  );
  const columns: ListColumn<z.output<typeof GenerationSummary>>[] = [
    {
      id: "product",
      header: t("list.product"),
      width: "w-1/4",
      cell: (row) => <ProductCell product={row.product} gone={t("result.productGone")} />,
    },
    {
      id: "service",
      header: t("list.service"),
      plain: true,
      cell: (row) => t(`services.${row.service}.title`),
    },
    {
      id: "text",
      header: t("list.text"),
      wideOnly: true,
      width: "w-2/5",
      cell: (row) => <ExcerptCell text={row.excerpt} />,
    },
    {
      id: "status",
      plain: true,
      header: t("list.status"),
      cell: (row) => (
        <span className="flex gap-1">
          <Badge variant={tones[row.status]}>{t(`status.${row.status}`)}</Badge>
          {row.appliedVersion !== null && <Badge variant="accent">{t("result.applied")}</Badge>}
        </span>
      ),
    },
    createdColumn(t("list.when")),
  ];
  useRowsKept(list.data);
  const views = useListViews({ list: "texts", columns, params, filters: ["service"] });
  return (
    <PagedList
      label={t("list.title")}
      what={t("list.what")}
      search={false}
      params={params}
      filters={[
        {
          name: "service",
          label: t("list.service"),
          options: textServices.map(({ id }) => ({ value: id, label: t(`services.${id}.title`) })),
        },
      ]}
      list={list}
      rowName={(row) => row.product?.title ?? t("result.productGone")}
      rowHref={(row) => `${path}/studio/texts/${row.id}`}
      columns={views.columns}
      tabs={views.tabs}
      actions={views.actions}
      empty={
        <EmptyState
          picture={<Sparkles />}
          title={t("list.emptyTitle")}
          text={t("list.emptyText")}
          action={
            <Button asChild>
              <Link href={`${path}/studio`}>{t("list.open")}</Link>
            </Button>
          }
        />
      }
    />
  );
}
