"use client";

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { ConfirmDialog } from "@/components/shared/confirm-dialog";
import { EmptyState } from "@/components/shared/empty-state";
import { byCursor } from "@/components/shared/list/paged";
import { useListParams } from "@/components/shared/list/use-list-params";
import { useSelection } from "@/components/shared/list/use-selection";
import { PageHead } from "@/components/shared/page-head";
import { PagedList } from "@/components/shared/paged-list";
import { toast } from "@/components/shared/toast";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useStore } from "@/components/workspace/store-context";
import { useChangeColumns } from "./change-columns";
import { proposalsQuery } from "./changes-query";
import { variantName } from "./variant-name";

/** Proposals that wait for a person: one by one, several, or all of them. */
export function Approvals() {
  const t = useTranslations("repricing.approvals");
  const trail = useTranslations("repricing.trail");
  const api = useTRPC();
  const { can } = useStore();
  const queryClient = useQueryClient();
  const params = useListParams();
  const selection = useSelection();
  const columns = useChangeColumns();
  const [all, setAll] = useState(false);
  const list = useInfiniteQuery(api.repricing.listChanges.infiniteQueryOptions(proposalsQuery, byCursor));
  const overview = useQuery(api.repricing.getOverview.queryOptions({}));
  const options = {
    onError: toastProblem,
    onSettled: () => queryClient.invalidateQueries({ queryKey: api.repricing.pathKey() }),
  };
  const approve = useMutation(
    api.repricing.approveChanges.mutationOptions({
      ...options,
      onSuccess: ({ applied, passed }) => {
        selection.clear();
        void toast(t("approved", { applied }), {
          tone: applied > 0 ? "success" : "info",
          ...(passed > 0 && { description: t("passed", { passed }) }),
        });
      },
    }),
  );
  const reject = useMutation(
    api.repricing.rejectChanges.mutationOptions({
      ...options,
      onSuccess: ({ rejected }) => {
        selection.clear();
        void toast(t("rejected", { count: rejected }));
      },
    }),
  );
  const mayApprove = can("repricing.approve");
  const waiting = overview.data?.proposed ?? 0;
  const ids = [...selection.selected];
  return (
    <>
      <PageHead
        title={t("title")}
        purpose={t("purpose")}
        action={mayApprove && waiting > 0 && <Button onClick={() => setAll(true)}>{t("approveAll")}</Button>}
      />
      <PagedList
        label={t("title")}
        what={t("what")}
        search={false}
        params={params}
        list={list}
        rowName={(row) => variantName({ title: row.title ?? trail("gone"), options: row.options })}
        columns={columns}
        {...(mayApprove && { selection })}
        bulk={
          <>
            <Button size="sm" loading={approve.isPending} onClick={() => approve.mutate({ ids })}>
              {t("approve")}
            </Button>
            <Button
              variant="outline"
              size="sm"
              loading={reject.isPending}
              onClick={() => reject.mutate({ ids })}
            >
              {t("reject")}
            </Button>
          </>
        }
        empty={
          <Card>
            <EmptyState picture={<CircleCheck />} title={t("emptyTitle")} text={t("emptyText")} />
          </Card>
        }
      />
      <ConfirmDialog
        open={all}
        onOpenChange={setAll}
        destructive={false}
        title={t("allTitle", { count: waiting })}
        text={t("allText")}
        confirm={t("approveAll")}
        onConfirm={() =>
          approve.mutateAsync({ ids: null }).then(
            () => true,
            () => false,
          )
        }
      />
    </>
  );
}
