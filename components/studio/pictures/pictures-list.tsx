"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Images } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { ProductPicture } from "@/components/catalog/product-picture";
import { EmptyState } from "@/components/shared/empty-state";
import { createdColumn, NameCell } from "@/components/shared/list/cells";
import { byCursor } from "@/components/shared/list/paged";
import { useRowsKept } from "@/components/shared/list/row-steps";
import { useListParams } from "@/components/shared/list/use-list-params";
import { PagedList } from "@/components/shared/paged-list";
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
    <PagedList
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
      list={list}
      rowName={(row) => row.product?.title ?? t("list.noProduct")}
      rowHref={(row) => `${path}/studio/pictures/${row.id}`}
      columns={[
        {
          id: "product",
          header: t("list.product"),
          width: "w-2/5",
          cell: (row) => (
            <NameCell
              picture={<ProductPicture url={row.previewUrl ?? row.source?.url ?? null} />}
              name={row.product?.title ?? t("list.noProduct")}
            />
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
        createdColumn(t("list.when")),
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
