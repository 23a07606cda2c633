"use client";

import { useQuery } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/api";
import { Loaded, lookWhileRunning } from "@/components/api/being-made";
import { TaskPanel } from "@/components/tasks/task-panel";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useStore } from "@/components/workspace/store-context";
import type { AnalysisDetail } from "@/server/modules/analyses/contract";
import { ReviewsResultView } from "./reviews-result";
import { SeoResultView } from "./seo-result";
import { StrategyResultView } from "./strategy-result";

/** Where an analysis is: under way, without a result and why, or its result. */
export function Analysis({ id }: { id: string }) {
  const api = useTRPC();
  // The task tells when it is over; should its news not come, the analysis is asked for itself.
  const query = useQuery(api.analyses.getAnalysis.queryOptions({ id }, lookWhileRunning));
  return (
    <Loaded query={query} skeleton={<Skeleton className="h-96 rounded-lg" />}>
      {(analysis) => {
        if (analysis.status === "running") return <TaskPanel id={analysis.taskId} />;
        if (analysis.status !== "done") return <WithoutResult analysis={analysis} />;
        return <Result analysis={analysis} />;
      }}
    </Loaded>
  );
}

function WithoutResult({ analysis: { kind, status, errorCode, product } }: { analysis: AnalysisDetail }) {
  const t = useTranslations("analyses.result");
  const errors = useTranslations("errors");
  const { path } = useStore();
  const title = `${errorCode}.title` as "INTERNAL.title";
  return (
    <Alert
      variant={status === "failed" ? "destructive" : "info"}
      title={status === "failed" ? t("failed") : t("cancelled")}
      action={
        <Button asChild size="sm" variant="outline">
          <Link href={`${path}/studio/analyses/new/${kind}${product ? `?product=${product.id}` : ""}`}>
            <RotateCcw aria-hidden />
            {t("again")}
          </Link>
        </Button>
      }
    >
      {status === "failed" && errorCode && errors.has(title) ? errors(title) : null}
    </Alert>
  );
}

function Result({ analysis }: { analysis: AnalysisDetail }) {
  const t = useTranslations("analyses.result");
  const common = useTranslations("common");
  const { reviews, seo, strategy, offline, model, points } = analysis;
  return (
    <div className="grid min-w-0 grid-cols-1 gap-4">
      {offline ? (
        <Alert>{t("offline")}</Alert>
      ) : (
        <p className="text-muted-foreground text-sm">
          {model && t("by", { model })} · {common("points", { count: points })}
        </p>
      )}
      {reviews && <ReviewsResultView result={reviews} />}
      {seo && <SeoResultView analysis={analysis} result={seo} />}
      {strategy && <StrategyResultView result={strategy} />}
    </div>
  );
}
