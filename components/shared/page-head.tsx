import type { ReactNode } from "react";
import { type Crumb, PageCrumbs } from "./frame/crumbs";

interface PageHeadProps {
  title: string;
  /** What the page is for, in a line. */
  purpose?: ReactNode;
  /** The one primary action; lesser ones stand in a menu beside it. */
  action?: ReactNode;
  /** Beside the title: a state, a count. */
  badge?: ReactNode;
  /** Pages between the sidebar's entry and this one, for the breadcrumb. */
  above?: Crumb[];
}

export function PageHead({ title, purpose, action, badge, above }: PageHeadProps) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <PageCrumbs title={title} above={above ?? []} />
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <h1 dir="auto" className="min-w-0 break-words font-semibold text-xl">
            {title}
          </h1>
          {badge}
        </div>
        {purpose && <p className="mt-0.5 max-w-prose text-pretty text-muted-foreground">{purpose}</p>}
      </div>
      {action && <div className="flex flex-wrap items-center gap-2">{action}</div>}
    </header>
  );
}
