"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Images } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { ProductPicture } from "@/components/catalog/product-picture";
import { DataList } from "@/components/shared/data-list";
import { EmptyState } from "@/components/shared/empty-state";
import { byCursor, pagedRows } from "@/components/shared/list/paged";
import { useRowsKept } from "@/components/shared/list/row-steps";
import { useListParams } from "@/components/shared/list/use-list-params";
import { RelativeTime } from "@/components/shared/relative-time";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useStore } from "@/components/workspace/store-context";
import { pictureServiceIds } from "@/server/modules/studio/services";
import { picturesQuery } from "./pictures-query";

const tones = { running: "info", done: "success", failed: "destructive" } as const;

/** Every picture that was made in the studio. */
export function PicturesList() {
  const t = useTranslations("pictures");
  const services = useTranslations("studio.services");
  const api = useTRPC();
  const { path } = useStore();
  const params = useListParams();
  const list = useInfiniteQuery(
    api.studio.listRenderings.infiniteQueryOptions(picturesQuery(params.get("service")), byCursor),
  );
  useRowsKept(list.data);
  return (
    <DataList
      label={t("list.title")}
      what={t("list.what")}
      search={false}
      params={params}
      filters={[
        {
          name: "service",
          label: t("list.service"),
          options: pictureServiceIds.map((id) => ({ value: id, label: services(`${id}.title`) })),
        },
      ]}
      {...pagedRows(list)}
      rowId={(row) => row.id}
      rowName={(row) => row.product?.title ?? t("list.noProduct")}
      rowHref={(row) => `${path}/studio/pictures/${row.id}`}
      columns={[
        {
          id: "product",
          header: t("list.product"),
          width: "w-2/5",
          cell: (row) => (
            <span className="flex min-w-0 items-center gap-2.5">
              <ProductPicture url={row.previewUrl ?? row.source?.url ?? null} />
              <bdi className="truncate">{row.product?.title ?? t("list.noProduct")}</bdi>
            </span>
          ),
        },
        {
          id: "service",
          header: t("list.service"),
          plain: true,
          cell: (row) => services(`${row.service}.title`),
        },
        {
          id: "status",
          header: t("list.status"),
          plain: true,
          cell: (row) => (
            <span className="flex gap-1">
              <Badge variant={tones[row.status]}>{t(`status.${row.status}`)}</Badge>
              {row.appliedFileId !== null && <Badge variant="accent">{t("onProduct")}</Badge>}
            </span>
          ),
        },
        {
          id: "when",
          header: t("list.when"),
          plain: true,
          align: "end",
          cell: (row) => (
            <span className="text-muted-foreground">
              <RelativeTime date={row.createdAt} />
            </span>
          ),
        },
      ]}
      empty={
        <EmptyState
          picture={<Images />}
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
