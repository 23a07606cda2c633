import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

const widths = { full: "", page: "max-w-page", form: "max-w-form" };

/** The room of a page: what is read or filled in is as wide as is good to read, tables and boards take it all. */
export function Page({ width = "page", children }: { width?: keyof typeof widths; children: ReactNode }) {
  return (
    <div className={cn("mx-auto grid w-full min-w-0 grid-cols-1 gap-5 px-4 py-5 md:px-6", widths[width])}>
      {children}
    </div>
  );
}
