import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/skeleton";

/** The shape of a page's head while the page is being loaded, which it says to whoever cannot see it. */
export function HeadSkeleton({ actions = 0 }: { actions?: number | undefined }) {
  const t = useTranslations("common");
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <p role="status" className="sr-only">
        {t("loading")}
      </p>
      <div className="grid gap-2">
        <Skeleton className="h-6 w-40" />
        <Skeleton className="h-4 w-64 max-w-[70vw]" />
      </div>
      {actions > 0 && (
        <div className="flex gap-2">
          {Array.from({ length: actions }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: shapes have no other identity
            <Skeleton key={index} className="h-8 w-28" />
          ))}
        </div>
      )}
    </div>
  );
}
