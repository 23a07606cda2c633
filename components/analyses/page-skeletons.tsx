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

/** The three kinds, and the list of what was analysed. */
export function AnalysesPageSkeleton() {
  return (
    <PageRoom width="full">
      <Head />
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
      <Head />
      <Skeleton className="h-20 rounded-lg" />
      <Skeleton className="h-36 rounded-lg" />
      <Skeleton className="h-72 rounded-lg" />
    </PageRoom>
  );
}
