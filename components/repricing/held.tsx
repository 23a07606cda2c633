"use client";

import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Hand } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { EmptyState } from "@/components/shared/empty-state";
import { TimeCell } from "@/components/shared/list/cells";
import { byCursor } from "@/components/shared/list/paged";
import { useListParams } from "@/components/shared/list/use-list-params";
import { useSelection } from "@/components/shared/list/use-selection";
import { Money } from "@/components/shared/money";
import { PageHead } from "@/components/shared/page-head";
import { PagedList } from "@/components/shared/paged-list";
import { toast } from "@/components/shared/toast";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useStore } from "@/components/workspace/store-context";
import { holdsQuery } from "./changes-query";
import { VariantName, variantName } from "./variant-name";

/** Prices that rules leave alone, and the way to let them go on. */
export function Held() {
  const t = useTranslations("repricing.held");
  const api = useTRPC();
  const { can, path } = useStore();
  const queryClient = useQueryClient();
  const params = useListParams();
  const selection = useSelection();
  const list = useInfiniteQuery(api.repricing.listHolds.infiniteQueryOptions(holdsQuery, byCursor));
  const release = useMutation(
    api.repricing.releaseHolds.mutationOptions({
      onError: toastProblem,
      onSuccess: ({ released }) => {
        selection.clear();
        void toast(t("released", { count: released }));
      },
      onSettled: () => queryClient.invalidateQueries({ queryKey: api.repricing.pathKey() }),
    }),
  );
  const mayRelease = can("repricing.approve");
  return (
    <>
      <PageHead title={t("title")} purpose={t("purpose")} />
      <PagedList
        label={t("title")}
        what={t("what")}
        search={false}
        params={params}
        list={list}
        rowName={(row) => variantName({ title: row.title ?? "", options: row.options })}
        rowHref={(row) => `${path}/products/${row.productId}`}
        {...(mayRelease && { selection })}
        bulk={
          <Button
            size="sm"
            loading={release.isPending}
            onClick={() => release.mutate({ ids: [...selection.selected] })}
          >
            {t("release")}
          </Button>
        }
        columns={[
          {
            id: "product",
            header: t("product"),
            width: "w-1/3",
            cell: (row) => (
              <VariantName title={row.title ?? ""} options={row.options} imageUrl={row.imageUrl} />
            ),
          },
          {
            id: "price",
            header: t("price"),
            plain: true,
            align: "end",
            cell: (row) => (row.price === null ? "–" : <Money amount={row.price} currency={row.currency} />),
          },
          {
            id: "usual",
            header: t("usual"),
            plain: true,
            align: "end",
            cell: (row) => <Money amount={row.usual} currency={row.currency} />,
          },
          {
            id: "why",
            header: t("why"),
            plain: true,
            cell: (row) => <Badge variant="warning">{t(`reason.${row.heldFor}`)}</Badge>,
          },
          {
            id: "since",
            header: t("since"),
            plain: true,
            align: "end",
            cell: (row) => <TimeCell date={row.heldAt} />,
          },
          ...(mayRelease
            ? [
                {
                  id: "release",
                  header: t("release"),
                  quiet: true,
                  plain: true,
                  align: "end" as const,
                  cell: (row: { id: string }) => (
                    <Button
                      variant="outline"
                      size="sm"
                      title={t("releaseHelp")}
                      loading={release.isPending && release.variables.ids?.[0] === row.id}
                      onClick={() => release.mutate({ ids: [row.id] })}
                    >
                      {t("release")}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
        empty={
          <Card>
            <EmptyState picture={<Hand />} title={t("emptyTitle")} text={t("emptyText")} />
          </Card>
        }
      />
    </>
  );
}
