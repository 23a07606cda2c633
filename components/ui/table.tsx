import type { ComponentProps } from "react";
import { cn } from "./cn";

/** A plain table; lists that are searched, sorted and selected use components/shared/data-list. */
export function Table({ className, ...props }: ComponentProps<"table">) {
  return (
    <section
      data-slot="table"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="w-full overflow-x-auto focus-visible:-outline-offset-2"
    >
      <table className={cn("w-full caption-bottom tabular-nums", className)} {...props} />
    </section>
  );
}

export function TableHeader({ className, ...props }: ComponentProps<"thead">) {
  return <thead className={cn("[&_tr]:border-b", className)} {...props} />;
}

export function TableBody({ className, ...props }: ComponentProps<"tbody">) {
  return <tbody className={cn("[&_tr:not(:last-child)]:border-b", className)} {...props} />;
}

export function TableRow({ className, ...props }: ComponentProps<"tr">) {
  return <tr className={cn("transition-colors hover:bg-muted/50", className)} {...props} />;
}

export function TableHead({ className, ...props }: ComponentProps<"th">) {
  return (
    <th
      className={cn(
        "h-9 whitespace-nowrap px-3 first:ps-4 last:pe-4 text-start align-middle font-medium text-muted-foreground text-sm",
        className,
      )}
      {...props}
    />
  );
}

export function TableCell({ className, ...props }: ComponentProps<"td">) {
  return <td className={cn("h-10 px-3 first:ps-4 last:pe-4 align-middle", className)} {...props} />;
}
