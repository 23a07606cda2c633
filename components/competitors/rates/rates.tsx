"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Coins, Plus, Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { toastProblem } from "@/components/api/toast-problem";
import { EmptyState } from "@/components/shared/empty-state";
import { FiguresTable } from "@/components/shared/figures-table";
import { toast } from "@/components/shared/toast";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useStore } from "@/components/workspace/store-context";
import type { RateView } from "@/server/modules/competitors/contract";
import { formatDate } from "@/server/platform/i18n/format";
import { RateDialog } from "./rate-dialog";

/** The rates by which prices in other currencies are compared. */
export function Rates() {
  const t = useTranslations("matching.rates");
  const locale = useLocale();
  const api = useTRPC();
  const { can } = useStore();
  const queryClient = useQueryClient();
  const [entering, setEntering] = useState<{ base?: string | undefined }>();
  const rates = useQuery(api.competitors.listRates.queryOptions({})).data;
  const remove = useMutation(
    api.competitors.deleteRate.mutationOptions({
      onError: (error) => toastProblem(error),
      async onSuccess() {
        void toast(t("deleted"));
        await queryClient.invalidateQueries({ queryKey: api.competitors.pathKey() });
      },
    }),
  );
  if (!rates) return <Skeleton className="h-96 rounded-lg" />;
  const may = can("competitors.manage");
  const { missing, items, fetched } = rates;
  const enter = (base?: string) => (
    <Button variant={base ? "outline" : "default"} onClick={() => setEntering({ base })}>
      <Plus aria-hidden />
      {t("add")}
    </Button>
  );
  return (
    <div className="grid min-w-0 gap-4">
      {missing.length > 0 && (
        <Alert variant="warning" action={may && enter(missing[0])}>
          {t("missing", { currencies: missing.join(", ") })}
        </Alert>
      )}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-muted-foreground text-sm">{t(fetched ? "fetched" : "byHand")}</p>
        {may && enter()}
      </div>
      {items.length === 0 ? (
        <EmptyState
          picture={<Coins />}
          title={t("empty")}
          text={t("purpose", { currency: rates.currency })}
        />
      ) : (
        <FiguresTable<RateView>
          title={t("title")}
          rows={items}
          rowId={({ id }) => id}
          name={{ label: t("base"), cell: ({ base, quote }) => <bdi dir="ltr">{`${base} → ${quote}`}</bdi> }}
          figures={[
            {
              id: "rate",
              label: t("rate", { currency: rates.currency }),
              cell: ({ rate }) => <bdi dir="ltr">{rate}</bdi>,
            },
            {
              id: "day",
              label: t("day"),
              cell: ({ day }) => formatDate(new Date(`${day}T00:00:00Z`), locale, "UTC", "day"),
            },
            { id: "source", label: t("source"), cell: ({ source }) => t(`sources.${source}`) },
            ...(may
              ? [
                  {
                    id: "delete",
                    label: t("delete"),
                    cell: ({ id, base, day }: RateView) => (
                      <Button
                        variant="ghost"
                        size="icon"
                        aria-label={`${t("delete")}: ${base}, ${day}`}
                        disabled={remove.isPending}
                        onClick={() => remove.mutate({ id })}
                      >
                        <Trash2 aria-hidden />
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {entering && <RateDialog base={entering.base} onClose={() => setEntering(undefined)} />}
    </div>
  );
}
