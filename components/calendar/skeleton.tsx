import { HeadSkeleton } from "@/components/shared/head-skeleton";
import { Skeleton } from "@/components/ui/skeleton";

const times = (count: number) => Array.from({ length: count }, (_, n) => n);

/** The shape of the calendar: its bar, a month of days, the tray. */
export function BoardSkeleton() {
  return (
    <>
      <HeadSkeleton />
      <div className="flex flex-wrap justify-between gap-3" aria-hidden>
        <Skeleton className="h-8 w-64" />
        <Skeleton className="h-8 w-72" />
      </div>
      <div className="grid grid-cols-1 gap-4 xl:grid-cols-[minmax(0,1fr)_16rem]" aria-hidden>
        <div className="grid grid-cols-1 gap-px overflow-hidden rounded-lg border bg-border md:grid-cols-7">
          {times(35).map((n) => (
            <div key={n} className="h-28 bg-card p-2 max-md:h-16">
              <Skeleton className="size-6 rounded-full" />
            </div>
          ))}
        </div>
        <Skeleton className="h-64" />
      </div>
    </>
  );
}

/** The shape of a post: the form, and its side. */
export function PostSkeleton() {
  return (
    <>
      <HeadSkeleton />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]" aria-hidden>
        <div className="grid content-start gap-4">
          <Skeleton className="h-96" />
          <Skeleton className="h-32" />
        </div>
        <div className="grid content-start gap-4">
          <Skeleton className="h-28" />
          <Skeleton className="h-56" />
        </div>
      </div>
    </>
  );
}

/** The shape of a page of cards below each other. */
export function CardsSkeleton() {
  return (
    <>
      <HeadSkeleton />
      <div className="grid gap-4" aria-hidden>
        <Skeleton className="h-40" />
        <Skeleton className="h-56" />
        <Skeleton className="h-40" />
      </div>
    </>
  );
}
