"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useTRPC } from "@/components/api";
import { QueryError } from "@/components/api/query-error";
import { byCursor } from "@/components/shared/list/paged";
import { RelativeTime } from "@/components/shared/relative-time";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { useStore } from "@/components/workspace/store-context";
import { productStatuses } from "@/server/modules/catalog/choices";
import type { ProductDeed } from "@/server/modules/catalog/contract";
import { formatPercent } from "@/server/platform/i18n/format";
import { isolated } from "./isolated";

/** What was done, in a sentence. */
function Sentence({ deed }: { deed: ProductDeed }): ReactNode {
  const t = useTranslations("catalog.activity");
  const states = useTranslations("catalog.status");
  const locale = useLocale();
  const { path } = useStore();
  const who = isolated(deed.name ?? (deed.by === "user" ? t("gone") : t(deed.by)));
  switch (deed.action) {
    case "product.added":
      return t("added", { who });
    case "product.pricesRestored":
      return t("pricesRestored", { who });
    case "product.imported": {
      const { added, file, import: id } = deed.details;
      const link = (words: ReactNode) => (
        <Link
          href={`${path}/products/import/${id}`}
          className="rounded-sm text-primary-text underline-offset-4 hover:underline"
        >
          {words}
        </Link>
      );
      return t.rich(added ? "importAdded" : "importChanged", { who, file: isolated(file ?? "–"), link });
    }
    case "product.changed": {
      const names = deed.details.fields.map((field) => t(`fields.${field}`));
      return t("changed", { who, fields: new Intl.ListFormat(locale, { type: "unit" }).format(names) });
    }
    case "product.edited": {
      const { field, value } = deed.details;
      const status = productStatuses.find((one) => one === value);
      if (field === "pricePercent") {
        return t(field, { who, value: formatPercent(Number(value) / 100, locale, true) });
      }
      if (field === "status") return t(field, { who, value: status ? states(status) : value });
      return t(field, { who, value: isolated(value === "" ? "–" : String(value)) });
    }
    default: {
      const text = (words: ReactNode) => (
        <Link
          href={`${path}/studio/texts/${deed.details.generation}`}
          className="rounded-sm text-primary-text underline-offset-4 hover:underline"
        >
          {words}
        </Link>
      );
      return t.rich(deed.action === "product.textApplied" ? "textApplied" : "textTakenBack", { who, text });
    }
  }
}

/** Who changed what of a product and when, newest first. */
export function ProductActivity({ id }: { id: string }) {
  const t = useTranslations("catalog.activity");
  const api = useTRPC();
  const list = useInfiniteQuery(api.catalog.listProductActivity.infiniteQueryOptions({ id }, byCursor));
  const deeds = list.data?.pages.flatMap((page) => page.items);
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t("title")}</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-3">
        {list.isError && <QueryError error={list.error} onRetry={() => void list.refetch()} />}
        {list.isPending && (
          <div className="grid gap-2" aria-busy>
            <Skeleton className="h-4 w-4/5" />
            <Skeleton className="h-3.5 w-24" />
          </div>
        )}
        {deeds?.length === 0 && <p className="text-muted-foreground">{t("empty")}</p>}
        {deeds && deeds.length > 0 && (
          <ol className="grid gap-3">
            {deeds.map((deed) => (
              <li key={deed.id} className="border-s-2 ps-3">
                <p className="break-words">
                  <Sentence deed={deed} />
                </p>
                <p className="text-muted-foreground text-sm">
                  <RelativeTime date={deed.at} />
                </p>
              </li>
            ))}
          </ol>
        )}
        {list.hasNextPage && (
          <Button
            variant="outline"
            size="sm"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t("more")}
          </Button>
        )}
      </CardContent>
    </Card>
  );
}
