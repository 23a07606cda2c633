import { useTranslations } from "next-intl";
import { PageRoom } from "@/components/shared/page-room";
import { Skeleton } from "@/components/ui/skeleton";

function Head() {
  const t = useTranslations("common");
  return (
    <div className="grid gap-2">
      <p role="status" className="sr-only">
        {t("loading")}
      </p>
      <Skeleton className="h-6 w-40" />
      <Skeleton className="h-4 w-64 max-w-[70vw]" />
    </div>
  );
}

/** A list of a tab: its head, its search, its rows. */
export function CompetitorsSkeleton() {
  return (
    <>
      <Head />
      <Skeleton className="h-8 w-72 max-w-full" />
      <Skeleton className="h-96 rounded-lg" />
    </>
  );
}

/** A competitor, or a product of one: what matters on the left, what is known besides on the right. */
export function CompetitorSkeleton() {
  return (
    <PageRoom width="full">
      <Head />
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
      <Head />
      <Skeleton className="h-8 w-72 max-w-full" />
      <div className="grid grid-cols-1 gap-4 xl:grid-cols-[20rem_1fr]" aria-hidden>
        <Skeleton className="h-96 rounded-lg max-xl:hidden" />
        <Skeleton className="h-96 rounded-lg" />
      </div>
    </>
  );
}
