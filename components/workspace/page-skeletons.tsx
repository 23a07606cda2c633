import type { ReactNode } from "react";
import { HeadSkeleton } from "@/components/shared/head-skeleton";
import { PageRoom } from "@/components/shared/page-room";
import { Skeleton } from "@/components/ui/skeleton";

/** The shapes of pages that are being loaded: what comes stands where its shape stood. */

const times = (count: number, draw: (index: number) => ReactNode) =>
  Array.from({ length: count }, (_, index) => draw(index));

function Stats({ count }: { count: 3 | 4 }) {
  return (
    <div
      className={count === 4 ? "grid grid-cols-2 gap-3 lg:grid-cols-4" : "grid gap-3 sm:grid-cols-3"}
      aria-hidden
    >
      {times(count, (index) => (
        <div key={index} className="grid gap-3 rounded-lg border bg-card p-4">
          <Skeleton className="h-4 w-24" />
          <Skeleton className="h-7 w-20" />
        </div>
      ))}
    </div>
  );
}

/** Lines of a table; on a phone cards of two lines each. */
function Rows({ count = 10, picture = false }: { count?: number; picture?: boolean }) {
  return (
    <div className="overflow-hidden rounded-lg border bg-card" aria-hidden>
      <div className="h-9 border-b bg-muted/40 max-md:hidden" />
      {times(count, (index) => (
        <div
          key={index}
          className="flex h-10 items-center gap-3 border-b px-3 last:border-0 max-md:h-auto max-md:flex-wrap max-md:py-3"
        >
          {picture && <Skeleton className="size-7 shrink-0" />}
          <div className="max-md:flex-1 md:contents">
            <Skeleton className="h-3.5" style={{ width: `${20 + ((index * 17) % 25)}%` }} />
          </div>
          <span className="basis-full md:hidden" />
          <Skeleton className="h-3.5 w-16 md:ms-auto" />
          <Skeleton className="h-3.5 w-20" />
          <Skeleton className="h-3.5 w-24 max-md:w-12" />
        </div>
      ))}
    </div>
  );
}

function FormCard({ fields, tall = false }: { fields: number; tall?: boolean }) {
  return (
    <div className="grid gap-4 rounded-lg border bg-card p-4" aria-hidden>
      {times(fields, (index) => (
        <div key={index} className="grid gap-2">
          <Skeleton className="h-4 w-28" />
          <Skeleton className={tall && index === 1 ? "h-44" : "h-8"} />
        </div>
      ))}
    </div>
  );
}

/** A list that fills the page, with its search and filters. */
export function ListPageSkeleton({ actions, pictures }: { actions?: number; pictures?: boolean }) {
  return (
    <PageRoom width="full">
      <HeadSkeleton actions={actions} />
      <div className="grid gap-3">
        <div className="flex flex-wrap gap-2" aria-hidden>
          <Skeleton className="h-8 w-72 max-md:w-full" />
          <Skeleton className="h-8 w-24 max-md:w-20" />
          <Skeleton className="h-8 w-24 max-md:w-20" />
        </div>
        <Rows {...(pictures && { picture: true })} />
      </div>
    </PageRoom>
  );
}

/** A product: its form, and beside it what it is filed under. */
export function ProductPageSkeleton() {
  return (
    <PageRoom>
      <HeadSkeleton actions={1} />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="grid content-start gap-4">
          <FormCard fields={2} tall />
          <FormCard fields={2} />
        </div>
        <div className="grid content-start gap-4">
          <FormCard fields={4} />
          <FormCard fields={3} />
        </div>
      </div>
    </PageRoom>
  );
}

/** The cards of the studio's services, by what they are for. */
export function StudioPageSkeleton() {
  return (
    <PageRoom>
      <HeadSkeleton actions={1} />
      {times(3, (group) => (
        <div key={group} className="grid gap-3" aria-hidden>
          <Skeleton className="h-6 w-28" />
          <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
            {times(2, (index) => (
              <div key={index} className="grid content-start gap-3 rounded-lg border bg-card p-4">
                <Skeleton className="size-9" />
                <Skeleton className="h-4 w-36" />
                <Skeleton className="h-9" />
              </div>
            ))}
          </div>
        </div>
      ))}
    </PageRoom>
  );
}

/** A text, and what can be done with it. */
export function TextPageSkeleton() {
  return (
    <PageRoom width="form">
      <HeadSkeleton />
      <div className="grid gap-4 rounded-lg border bg-card p-4" aria-hidden>
        <div className="flex justify-between gap-3">
          <Skeleton className="h-5 w-36" />
          <Skeleton className="h-8 w-20" />
        </div>
        {times(5, (index) => (
          <Skeleton key={index} className="h-4" style={{ width: `${95 - ((index * 23) % 50)}%` }} />
        ))}
        <div className="flex gap-2">
          <Skeleton className="h-8 w-36" />
          <Skeleton className="h-8 w-20" />
        </div>
      </div>
    </PageRoom>
  );
}

/** A picture that was made, and what can be done with it. */
export function PicturePageSkeleton() {
  return (
    <PageRoom width="form">
      <HeadSkeleton />
      <div className="grid gap-3 rounded-lg border bg-card p-4" aria-hidden>
        <div className="flex justify-between gap-3">
          <Skeleton className="h-5 w-36" />
          <Skeleton className="h-4 w-28" />
        </div>
        <Skeleton className="aspect-square w-full" />
        <div className="flex gap-2">
          <Skeleton className="h-8 w-28" />
          <Skeleton className="h-8 w-36" />
        </div>
      </div>
    </PageRoom>
  );
}

/** What is ordered on the one side, the text on the other. */
export function WriterPageSkeleton() {
  return (
    <PageRoom>
      <HeadSkeleton />
      <div className="grid items-start gap-4 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <FormCard fields={5} />
        <Skeleton className="h-80 rounded-lg" />
      </div>
    </PageRoom>
  );
}

/** Three figures, and the list that they come from. */
export function WalletPageSkeleton() {
  return (
    <PageRoom>
      <HeadSkeleton />
      <Stats count={3} />
      <Skeleton className="h-4 w-80 max-w-full" />
      <Skeleton className="h-6 w-28" />
      <Skeleton className="h-8 w-20" />
      <Rows />
    </PageRoom>
  );
}

/** A long work, and what comes of it row by row. */
export function RunPageSkeleton() {
  return (
    <PageRoom>
      <HeadSkeleton />
      <Skeleton className="h-36 rounded-lg" />
      <Rows picture />
    </PageRoom>
  );
}

/** The place where a file is dropped. */
export function ImportPageSkeleton() {
  return (
    <PageRoom>
      <HeadSkeleton />
      <Skeleton className="h-64 rounded-lg" />
    </PageRoom>
  );
}

/** Figures, and charts over the whole width. */
export function UsagePageSkeleton({ statRows = 1 }: { statRows?: number }) {
  return (
    <PageRoom>
      <HeadSkeleton actions={1} />
      <Skeleton className="h-9 w-72" />
      {times(statRows, (row) => (
        <Stats key={row} count={4} />
      ))}
      <Skeleton className="h-64 rounded-lg" />
      <Skeleton className="h-64 rounded-lg" />
    </PageRoom>
  );
}

/** Figures, a chart, and what happened lately. */
export function DashboardSkeleton() {
  return (
    <PageRoom>
      <HeadSkeleton />
      <Stats count={4} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]" aria-hidden>
        <Skeleton className="h-72 rounded-lg" />
        <Skeleton className="h-72 rounded-lg" />
      </div>
    </PageRoom>
  );
}

/** What is known of one thing, and what belongs to it below. */
export function DetailPageSkeleton() {
  return (
    <PageRoom>
      <HeadSkeleton actions={1} />
      <Skeleton className="h-28 rounded-lg" />
      <Rows count={4} />
    </PageRoom>
  );
}

/** A head, and a column of rows or fields below it. */
export function ColumnPageSkeleton({ of }: { of: "rows" | "fields" }) {
  return (
    <PageRoom width="form">
      <HeadSkeleton />
      {of === "rows" ? <Rows count={6} /> : <FormCard fields={5} />}
    </PageRoom>
  );
}

/** The fields of a page of the settings, whose layout stands already. */
export function SettingsSkeleton() {
  return (
    <>
      <HeadSkeleton />
      <FormCard fields={5} />
    </>
  );
}
