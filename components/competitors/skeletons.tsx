import { HeadSkeleton } from "@/components/shared/head-skeleton";
import { PageRoom } from "@/components/shared/page-room";
import { Skeleton } from "@/components/ui/skeleton";

/** A list of a tab: its head, its search, its rows. */
export function CompetitorsSkeleton() {
  return (
    <>
      <HeadSkeleton />
      <Skeleton className="h-8 w-72 max-w-full" />
      <Skeleton className="h-96 rounded-lg" />
    </>
  );
}

/** A competitor, or a product of one: what matters on the left, what is known besides on the right. */
export function CompetitorSkeleton() {
  return (
    <PageRoom width="full">
      <HeadSkeleton />
      <div className="grid grid-cols-1 gap-4 xl:grid-cols-[1fr_20rem]" aria-hidden>
        <Skeleton className="h-96 rounded-lg" />
        <Skeleton className="h-72 rounded-lg" />
      </div>
    </PageRoom>
  );
}

/** Pairs on the left, the one that is looked at on the right. */
export function MatchesSkeleton() {
  return (
    <>
      <HeadSkeleton />
      <Skeleton className="h-8 w-72 max-w-full" />
      <div className="grid grid-cols-1 gap-4 xl:grid-cols-[20rem_1fr]" aria-hidden>
        <Skeleton className="h-96 rounded-lg max-xl:hidden" />
        <Skeleton className="h-96 rounded-lg" />
      </div>
    </>
  );
}
