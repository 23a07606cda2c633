"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useTRPC } from "@/components/api";
import { QueryError } from "@/components/api/query-error";
import { byCursor } from "@/components/shared/list/paged";
import { Money } from "@/components/shared/money";
import { RelativeTime } from "@/components/shared/relative-time";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { useStore } from "@/components/workspace/store-context";
import type { PriceChange } from "@/server/modules/catalog/contract";
import { isolated } from "./isolated";

/** Who changed a price and what for, in a few words. */
function Cause({ change: { cause, by, name, file, reference } }: { change: PriceChange }): ReactNode {
  const t = useTranslations("catalog.prices");
  const doers = useTranslations("catalog.activity");
  const { path } = useStore();
  const who = isolated(name ?? (by === null || by === "user" ? doers("gone") : doers(by)));
  switch (cause) {
    case "rule":
      return by === null ? t("rule") : t("approved", { who });
    case "import":
      return t.rich("import", {
        who,
        file: isolated(file ?? "–"),
        link: (words) => (
          <Link
            href={`${path}/products/import/${reference}`}
            className="rounded-sm text-primary-text underline-offset-4 hover:underline"
          >
            {words}
          </Link>
        ),
      });
    case "other":
      return t("other");
    default:
      return t(cause, { who });
  }
}

function Price({ amount, currency }: { amount: number | null; currency: string }) {
  const t = useTranslations("catalog.prices");
  return amount === null ? t("none") : <Money amount={amount} currency={currency} />;
}

/** Every change of a product's prices with who made it and why, newest first. */
export function ProductPrices({ id }: { id: string }) {
  const t = useTranslations("catalog.prices");
  const store = useStore();
  const api = useTRPC();
  const list = useInfiniteQuery(
    api.catalog.listPriceChanges.infiniteQueryOptions({ productId: id, limit: 10 }, byCursor),
  );
  const changes = list.data?.pages.flatMap((page) => page.items);
  return (
    <Card>
      <CardHeader className="flex flex-wrap items-center justify-between gap-2">
        <CardTitle>{t("title")}</CardTitle>
        {store.can("competitors.read") && (
          <Link
            href={`${store.path}/competitors/compare/${id}`}
            className="rounded-sm text-primary-text text-sm underline-offset-4 hover:underline"
          >
            {t("compare")}
          </Link>
        )}
      </CardHeader>
      <CardContent className="grid gap-3">
        {list.isError && <QueryError error={list.error} onRetry={() => void list.refetch()} />}
        {list.isPending && (
          <div className="grid gap-2" aria-busy>
            <Skeleton className="h-4 w-4/5" />
            <Skeleton className="h-3.5 w-24" />
          </div>
        )}
        {changes?.length === 0 && <p className="text-muted-foreground">{t("empty")}</p>}
        {changes && changes.length > 0 && (
          <ol className="grid gap-3">
            {changes.map((change) => (
              <li key={change.id} className="grid gap-0.5 border-s-2 ps-3">
                {change.options.length > 0 && (
                  <bdi className="text-muted-foreground text-sm">{change.options.join(", ")}</bdi>
                )}
                <span className="flex flex-wrap items-center gap-1.5">
                  <span className="text-muted-foreground">
                    <Price amount={change.from} currency={change.currency} />
                  </span>
                  <ArrowRight className="size-3.5 rtl:-scale-x-100" role="img" aria-label={t("becomes")} />
                  <span className="font-medium">
                    <Price amount={change.to} currency={change.currency} />
                  </span>
                </span>
                <p className="break-words text-muted-foreground text-sm">
                  <Cause change={change} /> · <RelativeTime date={change.at} />
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
