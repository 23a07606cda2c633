import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

/** Where a page stands: the places above it, as links, and the page itself at the end. */
export function Breadcrumb({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav data-slot="breadcrumb" aria-label={label} className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1.5">{children}</ol>
    </nav>
  );
}

/** One place; `current` is the page itself. All but the first are preceded by a pointer. A phone has room for the last two. */
export function BreadcrumbItem({ current, children }: { current?: boolean; children: ReactNode }) {
  return (
    <li
      aria-current={current ? "page" : undefined}
      className="group/crumb flex min-w-0 items-center gap-1.5 text-muted-foreground last:text-foreground max-md:not-nth-last-[-n+2]:hidden"
    >
      <ChevronRight
        aria-hidden
        className="size-3.5 shrink-0 group-first/crumb:hidden max-md:group-nth-last-2/crumb:hidden rtl:-scale-x-100"
      />
      <span className="truncate">{children}</span>
    </li>
  );
}
