"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/api";
import { Loaded, lookWhileRunning } from "@/components/api/being-made";
import { Skeleton } from "@/components/ui/skeleton";
import { RenderingView } from "./rendering-view";

/** A picture of the history, with its versions. */
export function RenderingPage({ id }: { id: string }) {
  const api = useTRPC();
  const query = useQuery(api.studio.getRendering.queryOptions({ id }, lookWhileRunning));
  return (
    <Loaded query={query} skeleton={<Skeleton className="aspect-square w-full" />}>
      {(detail) => <RenderingView detail={detail} />}
    </Loaded>
  );
}
