"use client";

import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { QueryError } from "./query-error";

/** How often something that is being made is looked at, in milliseconds: elsewhere, or by somebody else. */
const lookEveryMs = 3000;

/** For the query of a thing that may still be in the making. */
export const lookWhileRunning = {
  refetchInterval: ({ state }: { state: { data?: { status: string } | undefined } }) =>
    state.data?.status === "running" ? lookEveryMs : (false as const),
};

interface Props<T> {
  query: { data: T | undefined; isError: boolean; error: unknown; refetch: () => unknown };
  /** What stands there until it has come. */
  skeleton: ReactNode;
  children: (data: T) => ReactNode;
}

/** A thing, or why it could not be loaded. */
export function Loaded<T>({ query, skeleton, children }: Props<T>) {
  if (query.isError) {
    return (
      <Card>
        <QueryError error={query.error} onRetry={() => void query.refetch()} />
      </Card>
    );
  }
  return query.data === undefined ? skeleton : children(query.data);
}
