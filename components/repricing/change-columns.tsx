"use client";

import { useTranslations } from "next-intl";
import type { DataListProps } from "@/components/shared/data-list";
import { TimeCell } from "@/components/shared/list/cells";
import type { Change } from "@/server/modules/repricing/contract";
import { PriceChange } from "./price-change";
import { useReason } from "./reason";
import { VariantName, variantName } from "./variant-name";
import { WhyButton } from "./why-dialog";

/** What is told of a change wherever changes are listed: of what, from what to what, why, by which rule, when. */
export function useChangeColumns(): DataListProps<Change>["columns"] {
  const t = useTranslations("repricing.trail");
  const reason = useReason();
  const nameOf = (row: Change) => ({ title: row.title ?? t("gone"), options: row.options });
  return [
    {
      id: "product",
      header: t("product"),
      width: "w-1/4",
      cell: (row) => <VariantName {...nameOf(row)} imageUrl={row.imageUrl} />,
    },
    {
      id: "price",
      header: t("change"),
      plain: true,
      cell: (row) => <PriceChange from={row.from} to={row.to} currency={row.currency} />,
    },
    {
      id: "why",
      header: t("why"),
      plain: true,
      cell: (row) => (
        <span className="flex flex-wrap items-center gap-x-2">
          {reason(row.why, row.currency)}
          <WhyButton why={row.why} currency={row.currency} title={variantName(nameOf(row))} />
        </span>
      ),
    },
    {
      id: "rule",
      header: t("rule"),
      plain: true,
      cell: (row) => <bdi className="text-muted-foreground">{row.ruleName}</bdi>,
    },
    {
      id: "when",
      header: t("when"),
      plain: true,
      align: "end",
      cell: (row) => <TimeCell date={row.createdAt} />,
    },
  ];
}
