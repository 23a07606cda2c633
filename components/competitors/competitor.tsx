"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useTRPC } from "@/components/api";
import { Alert } from "@/components/ui/alert";
import { Skeleton } from "@/components/ui/skeleton";
import { followMs } from "./competitors-list";
import { JobProgress } from "./job-progress";
import { Looks } from "./looks";
import { ProductsList } from "./products-list";
import { ScheduleCard } from "./schedule-card";
import { isRunning } from "./state-badge";
import { useProblem } from "./use-problem";

/** A competitor as it is read anew, as often as it changes. */
export function useCompetitor(id: string) {
  const api = useTRPC();
  return useQuery(
    api.competitors.getCompetitor.queryOptions(
      { id },
      { refetchInterval: ({ state }) => (state.data && isRunning(state.data) ? followMs : false) },
    ),
  ).data;
}

/** Has its products shown as a look left them: one may begin and end between two times that anybody asks. */
function useProductsOf(competitor: ReturnType<typeof useCompetitor>) {
  const api = useTRPC();
  const queryClient = useQueryClient();
  const seen = useRef<string>(null);
  const state = competitor && `${isRunning(competitor)} ${competitor.lastCheckAt}`;
  useEffect(() => {
    if (state === undefined) return;
    if (seen.current !== null && seen.current !== state) {
      void queryClient.invalidateQueries({ queryKey: api.competitors.listProducts.pathKey() });
    }
    seen.current = state;
  }, [state, queryClient, api]);
}

/** A competitor: what is being read, what is wrong, its products, when it is looked at. */
export function Competitor({ id }: { id: string }) {
  const t = useTranslations("competitors");
  const problem = useProblem();
  const competitor = useCompetitor(id);
  useProductsOf(competitor);
  if (!competitor) return <Skeleton className="h-96 rounded-lg" />;
  const running = isRunning(competitor);
  return (
    <div className="grid min-w-0 grid-cols-1 gap-4">
      {running && competitor.job && <JobProgress shop={competitor.name} job={competitor.job} />}
      {!running && competitor.troubleCode && (
        <Alert variant="warning" title={t("state.trouble")}>
          {problem(competitor.troubleCode)}
        </Alert>
      )}
      {competitor.pending > 0 && <Alert>{t("page.pending", { count: competitor.pending })}</Alert>}
      <div className="grid min-w-0 grid-cols-1 items-start gap-4 xl:grid-cols-[1fr_20rem]">
        <ProductsList competitorId={id} running={running} />
        <div className="grid min-w-0 gap-4 md:max-xl:grid-cols-2">
          <ScheduleCard competitor={competitor} />
          <Looks competitor={competitor} />
        </div>
      </div>
    </div>
  );
}
