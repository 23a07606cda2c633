"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";

/** How long a wish must rest before its preview is asked for, in milliseconds. */
const restMs = 350;

/** A value once it has rested: what is typed or tried out quickly is not asked for at each step. */
function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

/**
 * A small picture of what would come out, asked for while one chooses. The last one stays until the next has come.
 * @param input JSON of what it is a preview of; undefined while there is nothing to show
 */
export function usePreview<T>(
  name: string,
  input: string | undefined,
  ask: (signal: AbortSignal) => Promise<T>,
) {
  const rested = useRested(input);
  const preview = useQuery({
    queryKey: ["preview", name, rested],
    queryFn: ({ signal }) => ask(signal),
    enabled: rested !== undefined && rested === input,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  return { ...preview, waiting: input !== undefined && (rested !== input || preview.isFetching) };
}
