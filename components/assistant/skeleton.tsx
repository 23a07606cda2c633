import { HeadSkeleton } from "@/components/shared/head-skeleton";
import { Page } from "@/components/shared/page";
import { Skeleton } from "@/components/ui/skeleton";

/** The shape of the assistant's page: conversations, messages, and where one writes. */
export function AssistantSkeleton() {
  return (
    <Page>
      <HeadSkeleton />
      <div className="flex gap-6" aria-hidden>
        <div className="grid w-60 shrink-0 content-start gap-3 max-lg:hidden">
          <Skeleton className="h-8" />
          <Skeleton className="h-8" />
          <Skeleton className="h-40" />
        </div>
        <div className="grid flex-1 content-between gap-6">
          <Skeleton className="h-72 rounded-lg" />
          <Skeleton className="h-10" />
        </div>
      </div>
    </Page>
  );
}
