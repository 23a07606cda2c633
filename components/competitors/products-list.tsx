"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Package } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { EmptyState } from "@/components/shared/empty-state";
import { TimeCell } from "@/components/shared/list/cells";
import type { ListColumn } from "@/components/shared/list/list-table";
import { byCursor } from "@/components/shared/list/paged";
import { useListParams } from "@/components/shared/list/use-list-params";
import { PagedList } from "@/components/shared/paged-list";
import { useStore } from "@/components/workspace/store-context";
import { type CompetitorProduct, productFilters } from "@/server/modules/competitors/contract";
import { followMs } from "./competitors-list";
import { OfferPrice, StockBadges } from "./offer";
import { competitorProductsQuery } from "./products-query";

/** The products of a competitor. */
export function ProductsList({ competitorId, running }: { competitorId: string; running: boolean }) {
  const t = useTranslations("competitors.products");
  const api = useTRPC();
  const { path } = useStore();
  const params = useListParams();
  const input = competitorProductsQuery(competitorId, params.get);
  const list = useInfiniteQuery(
    api.competitors.listProducts.infiniteQueryOptions(input, {
      ...byCursor,
      placeholderData: keepPreviousData,
      refetchInterval: running ? followMs * 2 : false,
    }),
  );
  const columns: ListColumn<CompetitorProduct>[] = [
    {
      id: "title",
      header: t("product"),
      sortable: true,
      width: "w-1/2",
      cell: (row) => <bdi className="block truncate">{row.title}</bdi>,
    },
    {
      id: "price",
      header: t("price"),
      sortable: true,
      plain: true,
      align: "end",
      cell: (row) => <OfferPrice offer={row} />,
    },
    { id: "stock", header: t("stock"), plain: true, cell: (row) => <StockBadges product={row} /> },
    {
      id: "changed",
      header: t("changed"),
      sortable: true,
      wideOnly: true,
      align: "end",
      cell: (row) => <TimeCell date={row.lastChangedAt} />,
    },
  ];
  return (
    <PagedList
      label={t("title")}
      what={t("what")}
      params={params}
      list={list}
      columns={columns}
      rowName={(row) => row.title}
      rowHref={(row) => `${path}/competitors/${competitorId}/products/${row.id}`}
      sort={{ column: input.sort, descending: input.order === "desc" }}
      onSort={({ column, descending }) => params.set({ sort: `${descending ? "-" : ""}${column}` })}
      filters={[
        {
          name: "show",
          label: t("filter.label"),
          options: productFilters.flatMap((value) =>
            value === "all" ? [] : [{ value, label: t(`filter.${value}`) }],
          ),
        },
      ]}
      empty={<EmptyState picture={<Package />} title={t("empty")} text={t("emptyText")} />}
    />
  );
}
