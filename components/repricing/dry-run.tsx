"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/api";
import { QueryError } from "@/components/api/query-error";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { PreviewTable } from "./preview-table";

/** What all rules that are on would do now, when one asks for it. */
export function DryRun() {
  const t = useTranslations("repricing.rules");
  const api = useTRPC();
  const [asked, setAsked] = useState(false);
  const preview = useQuery(api.repricing.previewPrices.queryOptions({}, { enabled: asked, staleTime: 0 }));
  return (
    <section className="overflow-hidden rounded-lg border bg-card">
      <div className="flex flex-wrap items-center justify-between gap-3 p-4">
        <div className="min-w-0">
          <h2 className="font-semibold text-base">{t("dryRun")}</h2>
          <p className="text-muted-foreground text-sm">{t("dryRunText")}</p>
        </div>
        <Button
          variant="outline"
          loading={preview.isFetching}
          onClick={() => (asked ? void preview.refetch() : setAsked(true))}
        >
          {t("show")}
        </Button>
      </div>
      {preview.isError && <QueryError error={preview.error} onRetry={() => void preview.refetch()} />}
      {asked &&
        !preview.isError &&
        (preview.data ? <PreviewTable preview={preview.data} /> : <Skeleton className="m-4 h-40" />)}
    </section>
  );
}
