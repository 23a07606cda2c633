"use client";

import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { EmptyState } from "@/components/shared/empty-state";
import { byCursor } from "@/components/shared/list/paged";
import { useListParams } from "@/components/shared/list/use-list-params";
import { PageHead } from "@/components/shared/page-head";
import { PagedList } from "@/components/shared/paged-list";
import { toast } from "@/components/shared/toast";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useStore } from "@/components/workspace/store-context";
import { type Change, changeStates } from "@/server/modules/repricing/contract";
import { formatMoney } from "@/server/platform/i18n/format";
import { useChangeColumns } from "./change-columns";
import { trailQuery } from "./changes-query";
import { Runs } from "./runs";
import { variantName } from "./variant-name";

const tones = {
  proposed: "info",
  applied: "success",
  rejected: "default",
  undone: "warning",
  superseded: "default",
} as const;

/** Every price that rules asked for, with the way back of each that can be taken back. */
export function Trail() {
  const t = useTranslations("repricing.trail");
  const states = useTranslations("repricing.state");
  const locale = useLocale();
  const api = useTRPC();
  const { can } = useStore();
  const queryClient = useQueryClient();
  const params = useListParams();
  const columns = useChangeColumns();
  const list = useInfiniteQuery(
    api.repricing.listChanges.infiniteQueryOptions(trailQuery(params.get("state")), byCursor),
  );
  const undo = useMutation(
    api.repricing.undoChange.mutationOptions({
      onError: toastProblem,
      onSettled: () => queryClient.invalidateQueries({ queryKey: api.repricing.pathKey() }),
    }),
  );
  const takeBack = ({ id, from, currency }: Change) =>
    undo.mutate(
      { id },
      { onSuccess: () => void toast(t("undone", { price: formatMoney(from, currency, locale) })) },
    );
  return (
    <>
      <PageHead title={t("title")} purpose={t("purpose")} />
      <Runs />
      <PagedList
        label={t("title")}
        what={t("what")}
        search={false}
        params={params}
        filters={[
          {
            name: "state",
            label: t("state"),
            options: changeStates.map((state) => ({ value: state, label: states(state) })),
          },
        ]}
        list={list}
        rowName={(row) => variantName({ title: row.title ?? t("gone"), options: row.options })}
        columns={[
          ...columns,
          {
            id: "state",
            header: t("state"),
            plain: true,
            cell: (row) => (
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <Badge variant={tones[row.state]}>{states(row.state)}</Badge>
                {row.decidedBy && (
                  <span className="text-muted-foreground text-sm">{t("by", { name: row.decidedBy })}</span>
                )}
                {row.undoable && can("repricing.approve") && (
                  <Button
                    variant="outline"
                    size="sm"
                    loading={undo.isPending && undo.variables.id === row.id}
                    onClick={() => takeBack(row)}
                  >
                    {t("undo")}
                  </Button>
                )}
              </span>
            ),
          },
        ]}
        empty={
          <Card>
            <EmptyState picture={<History />} title={t("emptyTitle")} text={t("emptyText")} />
          </Card>
        }
      />
    </>
  );
}
