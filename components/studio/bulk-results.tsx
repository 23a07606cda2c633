"use client";

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { ProductCell } from "@/components/catalog/product-cell";
import { ExcerptCell } from "@/components/shared/list/cells";
import { byCursor } from "@/components/shared/list/paged";
import { useListParams } from "@/components/shared/list/use-list-params";
import { PagedList } from "@/components/shared/paged-list";
import { toast } from "@/components/shared/toast";
import { TaskPanel } from "@/components/tasks/task-panel";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useStore } from "@/components/workspace/store-context";
import type { BulkItem } from "@/server/modules/studio/contract";
import { serviceOf } from "@/server/modules/studio/services";
import { bulkQuery } from "./bulk-query";

const tones = {
  waiting: "outline",
  running: "info",
  done: "success",
  failed: "destructive",
  skipped: "outline",
} as const;
const words = {
  waiting: "waiting",
  running: "itemRunning",
  done: "itemDone",
  failed: "itemFailed",
  skipped: "skipped",
} as const;

/** A run over many products: how far it is, what became of each, and putting all texts on their products. */
export function BulkResults({ id, taskId }: { id: string; taskId: string }) {
  const t = useTranslations("studio");
  const errors = useTranslations("errors");
  const pictures = useTranslations("pictures");
  const api = useTRPC();
  const store = useStore();
  const queryClient = useQueryClient();
  const params = useListParams();
  const task = useQuery(api.tasks.getTask.queryOptions({ id: taskId }));
  const live = task.data && !task.data.finishedAt;
  const list = useInfiniteQuery(
    api.studio.getBulk.infiniteQueryOptions(bulkQuery(id, params.get("look") === "yes"), {
      ...byCursor,
      refetchInterval: live ? 2000 : false,
    }),
  );
  const apply = useMutation(
    api.studio.applyBulk.mutationOptions({
      onSuccess: ({ applied }) =>
        void toast(
          service?.category === "media"
            ? pictures("bulkApplied", { count: applied })
            : t("bulkPage.applied", { count: applied }),
        ),
      onError: toastProblem,
      onSettled: () => queryClient.invalidateQueries(),
    }),
  );
  const first = list.data?.pages[0];
  const service = first && serviceOf(first.service);
  const rows = list.data?.pages.flatMap((page) => page.items);
  const appliable =
    service && (service.category === "media" || service.appliesTo) && store.can("catalog.write");
  const problem = (item: BulkItem) => {
    const key = `${item.errorCode}.title` as "INTERNAL.title";
    return item.errorCode && errors.has(key) ? errors(key) : undefined;
  };
  return (
    <>
      <TaskPanel
        id={taskId}
        next={
          appliable && rows?.some((row) => row.status === "done" && !row.applied) ? (
            <Button loading={apply.isPending} onClick={() => apply.mutate({ id })}>
              <Check aria-hidden />
              {t("bulkPage.apply")}
            </Button>
          ) : undefined
        }
      />
      {first !== undefined && first.needLook > 0 && (
        <Alert variant="warning">{t("bulkPage.needLook", { count: first.needLook })}</Alert>
      )}
      <PagedList
        label={t("bulkPage.results")}
        what={t("list.what")}
        search={false}
        params={params}
        filters={
          first?.needLook || params.get("look")
            ? [
                {
                  name: "look",
                  label: t("bulkPage.needsLook"),
                  options: [{ value: "yes", label: t("bulkPage.needsLookYes") }],
                },
              ]
            : []
        }
        list={list}
        rowName={(row) => row.product?.title ?? t("result.productGone")}
        rowHref={(row) =>
          row.renderingId
            ? `${store.path}/studio/pictures/${row.renderingId}`
            : row.generationId
              ? `${store.path}/studio/texts/${row.generationId}`
              : row.product
                ? `${store.path}/products/${row.product.id}`
                : `${store.path}/products`
        }
        columns={[
          {
            id: "product",
            header: t("bulkPage.product"),
            width: "w-1/3",
            cell: (row) => (
              <ProductCell product={row.product} preview={row.previewUrl} gone={t("result.productGone")} />
            ),
          },
          {
            id: "text",
            header: t("bulkPage.text"),
            width: "w-2/5",
            wideOnly: true,
            cell: (row) => <ExcerptCell text={problem(row) ?? row.excerpt} />,
          },
          {
            id: "findings",
            header: t("bulkPage.findings"),
            plain: true,
            cell: (row) =>
              row.findings > 0 ? (
                <Badge variant="warning">{t("bulkPage.findingsCount", { count: row.findings })}</Badge>
              ) : null,
          },
          {
            id: "state",
            plain: true,
            header: t("bulkPage.state"),
            cell: (row) => (
              <span className="flex gap-1">
                <Badge variant={tones[row.status]}>{t(`bulkPage.${words[row.status]}`)}</Badge>
                {row.applied && <Badge variant="accent">{t("bulkPage.onProduct")}</Badge>}
              </span>
            ),
          },
        ]}
        empty={null}
      />
    </>
  );
}
