"use client";

import { useInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Coins } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { EmptyState } from "@/components/shared/empty-state";
import { createdColumn } from "@/components/shared/list/cells";
import { byCursor } from "@/components/shared/list/paged";
import { useListParams } from "@/components/shared/list/use-list-params";
import { PagedList } from "@/components/shared/paged-list";
import { Stat } from "@/components/shared/stat";
import { useStore } from "@/components/workspace/store-context";
import { MovementKind } from "@/server/modules/wallet/contract";
import { formatDate, formatNumber } from "@/server/platform/i18n/format";
import { movementsQuery } from "./movements-query";

/** The points of the store and every movement of them. */
export function Wallet() {
  const t = useTranslations("wallet");
  const points = useTranslations("common");
  const locale = useLocale();
  const api = useTRPC();
  const { timezone, path } = useStore();
  const params = useListParams();
  const { data: balance } = useSuspenseQuery(api.wallet.getBalance.queryOptions({}));
  const kind = MovementKind.safeParse(params.get("kind"));
  const list = useInfiniteQuery(
    api.wallet.readStatement.infiniteQueryOptions(movementsQuery(kind.data), byCursor),
  );
  const signed = (value: number) => formatNumber(value, locale, { signDisplay: "exceptZero" });
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-3">
        <Stat label={t("page.available")} value={points("points", { count: balance.available })} />
        <Stat label={t("page.held")} value={points("points", { count: balance.held })} />
        <Stat
          label={t("page.nextExpiry")}
          value={
            balance.nextExpiry
              ? `${points("points", { count: balance.nextExpiry.amount })}, ${formatDate(new Date(balance.nextExpiry.at), locale, timezone)}`
              : t("page.noExpiry")
          }
        />
      </div>
      <p className="text-muted-foreground text-sm">{t("page.moreText")}</p>
      <h2 className="font-semibold text-lg">{t("page.history")}</h2>
      <PagedList
        label={t("page.history")}
        what={t("page.movements")}
        search={false}
        params={params}
        filters={[
          {
            name: "kind",
            label: t("page.filter"),
            options: MovementKind.options.map((value) => ({ value, label: t(`kinds.${value}`) })),
          },
        ]}
        list={list}
        rowName={(row) => t(`causes.${row.cause}`)}
        columns={[
          {
            id: "what",
            header: t("page.what"),
            width: "w-2/5",
            cell: (row) =>
              row.reference?.startsWith("gen_") ? (
                <a href={`${path}/studio/texts/${row.reference}`} className="hover:underline">
                  {t(`causes.${row.cause}`)}
                </a>
              ) : (
                t(`causes.${row.cause}`)
              ),
          },
          { id: "kind", header: t("page.filter"), plain: true, cell: (row) => t(`kinds.${row.kind}`) },
          {
            id: "change",
            header: t("page.change"),
            align: "end",
            cell: (row) => (
              <bdi
                className={
                  row.change > 0 ? "text-success" : row.change === 0 ? "text-muted-foreground" : undefined
                }
              >
                {signed(row.change)}
              </bdi>
            ),
          },
          {
            id: "after",
            header: t("page.after"),
            align: "end",
            cell: (row) => formatNumber(row.after, locale),
          },
          createdColumn(t("page.date")),
        ]}
        empty={<EmptyState picture={<Coins />} title={t("page.empty")} text={t("page.emptyText")} />}
      />
    </>
  );
}
