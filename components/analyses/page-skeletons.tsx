import { HeadSkeleton } from "@/components/shared/head-skeleton";
import { PageRoom } from "@/components/shared/page-room";
import { Skeleton } from "@/components/ui/skeleton";

/** The three kinds, and the list of what was analysed. */
export function AnalysesPageSkeleton() {
  return (
    <PageRoom width="full">
      <HeadSkeleton />
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3" aria-hidden>
        {["a", "b", "c"].map((id) => (
          <Skeleton key={id} className="h-32 rounded-lg" />
        ))}
      </div>
      <Skeleton className="h-80 rounded-lg" />
    </PageRoom>
  );
}

/** A result: what matters most, then its tables. */
export function AnalysisPageSkeleton() {
  return (
    <PageRoom>
      <HeadSkeleton />
      <Skeleton className="h-20 rounded-lg" />
      <Skeleton className="h-36 rounded-lg" />
      <Skeleton className="h-72 rounded-lg" />
    </PageRoom>
  );
}
