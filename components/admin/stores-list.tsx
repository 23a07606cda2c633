"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Store } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { EmptyState } from "@/components/shared/empty-state";
import { NameCell, TimeCell } from "@/components/shared/list/cells";
import { byCursor } from "@/components/shared/list/paged";
import { useListParams } from "@/components/shared/list/use-list-params";
import { PagedList } from "@/components/shared/paged-list";
import { Avatar } from "@/components/ui/avatar";
import { formatNumber } from "@/server/platform/i18n/format";
import { listInput } from "./list-input";

/** Every store of the installation, newest first. A plan without a name shows its code. */
export function StoresList({ planNames }: { planNames: Record<string, string> }) {
  const t = useTranslations("admin.stores");
  const locale = useLocale();
  const api = useTRPC();
  const params = useListParams();
  const list = useInfiniteQuery(
    api.admin.listWorkspaces.infiniteQueryOptions(listInput(params.get("q")), {
      ...byCursor,
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <PagedList
      label={t("title")}
      what={t("what")}
      params={params}
      list={list}
      rowName={(store) => store.name}
      columns={[
        {
          id: "store",
          header: t("store"),
          width: "w-1/3",
          cell: (store) => (
            <NameCell picture={<Avatar name={store.name} shape="square" />} name={store.name} />
          ),
        },
        {
          id: "address",
          header: t("address"),
          cell: (store) => (
            <bdi dir="ltr" className="text-muted-foreground">
              /store/{store.slug}
            </bdi>
          ),
        },
        { id: "plan", header: t("plan"), cell: (store) => planNames[store.plan] ?? store.plan },
        {
          id: "members",
          header: t("members"),
          align: "end",
          cell: (store) => formatNumber(store.members, locale),
        },
        {
          id: "products",
          header: t("products"),
          align: "end",
          cell: (store) => formatNumber(store.products, locale),
        },
        {
          id: "created",
          header: t("created"),
          align: "end",
          wideOnly: true,
          cell: (store) => <TimeCell date={store.createdAt} />,
        },
      ]}
      empty={<EmptyState picture={<Store />} title={t("empty")} text={t("emptyText")} />}
    />
  );
}
