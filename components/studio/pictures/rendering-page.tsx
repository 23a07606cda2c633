"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/api";
import { QueryError } from "@/components/api/query-error";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { RenderingView } from "./rendering-view";

/** How often a picture that is being made is looked at, in milliseconds. */
const lookEveryMs = 3000;

/** A picture of the history, with its versions. */
export function RenderingPage({ id }: { id: string }) {
  const api = useTRPC();
  const query = useQuery(
    api.studio.getRendering.queryOptions(
      { id },
      { refetchInterval: ({ state }) => (state.data?.status === "running" ? lookEveryMs : false) },
    ),
  );
  if (query.isError) {
    return (
      <Card>
        <QueryError error={query.error} onRetry={() => void query.refetch()} />
      </Card>
    );
  }
  return query.data ? <RenderingView detail={query.data} /> : <Skeleton className="aspect-square w-full" />;
}
