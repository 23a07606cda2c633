"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Megaphone } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { ProductCell } from "@/components/catalog/product-cell";
import { EmptyState } from "@/components/shared/empty-state";
import { createdColumn, ExcerptCell } from "@/components/shared/list/cells";
import { byCursor } from "@/components/shared/list/paged";
import { useListParams } from "@/components/shared/list/use-list-params";
import { PagedList } from "@/components/shared/paged-list";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useStore } from "@/components/workspace/store-context";
import { adNetworkIds, adNetworkNames } from "@/server/modules/studio/contract";
import { adsQuery } from "./ads-query";

/** Every set of ads that was written in the studio. */
export function AdSetsList() {
  const t = useTranslations("ads");
  const api = useTRPC();
  const { path } = useStore();
  const params = useListParams();
  const list = useInfiniteQuery(
    api.studio.listAdSets.infiniteQueryOptions(adsQuery(params.get("network")), byCursor),
  );
  return (
    <PagedList
      label={t("list.title")}
      what={t("list.what")}
      search={false}
      params={params}
      filters={[
        {
          name: "network",
          label: t("file.network"),
          options: adNetworkIds.map((id) => ({ value: id, label: adNetworkNames[id] })),
        },
      ]}
      list={list}
      rowName={(row) => row.product?.title ?? t("productGone")}
      rowHref={(row) => `${path}/studio/ads/${row.id}`}
      columns={[
        {
          id: "product",
          header: t("list.product"),
          width: "w-1/4",
          cell: (row) => <ProductCell product={row.product} gone={t("productGone")} />,
        },
        {
          id: "networks",
          header: t("form.networks"),
          plain: true,
          cell: (row) => (
            <span className="flex flex-wrap gap-1">
              {row.written.map((network) => (
                <Badge key={network} variant="outline">
                  <bdi>{adNetworkNames[network]}</bdi>
                </Badge>
              ))}
            </span>
          ),
        },
        {
          id: "text",
          header: t("list.text"),
          wideOnly: true,
          width: "w-1/3",
          cell: (row) => <ExcerptCell text={row.excerpt} />,
        },
        createdColumn(t("list.when")),
      ]}
      empty={
        <EmptyState
          picture={<Megaphone />}
          title={t("list.emptyTitle")}
          text={t("list.emptyText")}
          action={
            <Button asChild>
              <Link href={`${path}/studio/ads`}>{t("new")}</Link>
            </Button>
          }
        />
      }
    />
  );
}
