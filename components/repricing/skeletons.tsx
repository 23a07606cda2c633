import { HeadSkeleton } from "@/components/shared/head-skeleton";
import { Skeleton } from "@/components/ui/skeleton";

/** The shape of a list of rules or prices. */
export function RowsSkeleton() {
  return (
    <>
      <HeadSkeleton />
      <ul className="divide-y rounded-lg border bg-card" aria-hidden>
        {[0, 1, 2, 3, 4].map((row) => (
          <li key={row} className="flex flex-wrap items-center gap-3 p-4">
            <div className="grid flex-1 gap-2">
              <Skeleton className="h-4 w-48" />
              <Skeleton className="h-3.5 w-72 max-w-full" />
            </div>
            <Skeleton className="h-8 w-24" />
          </li>
        ))}
      </ul>
    </>
  );
}

/** The shape of a rule: its form, and beside it what it would do. */
export function EditorSkeleton() {
  return (
    <>
      <HeadSkeleton />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]" aria-hidden>
        <div className="grid gap-4 rounded-lg border bg-card p-4">
          {[0, 1, 2, 3, 4, 5, 6].map((field) => (
            <div key={field} className="grid gap-2">
              <Skeleton className="h-4 w-28" />
              <Skeleton className="h-8" />
            </div>
          ))}
        </div>
        <div className="grid gap-4">
          <Skeleton className="h-72 rounded-lg" />
          <Skeleton className="h-80 rounded-lg" />
        </div>
      </div>
    </>
  );
}
