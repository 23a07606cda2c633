import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

const widths = { full: "", page: "max-w-page", form: "max-w-form" };

export interface PageProps {
  width?: keyof typeof widths;
  children: ReactNode;
}

/**
 * The room of a page whose parts ask nothing of the API by themselves, and which needs none of its code:
 * what is read or filled in is as wide as is good to read, tables and boards take it all.
 */
export function PageRoom({ width = "page", children }: PageProps) {
  return (
    <div className={cn("mx-auto grid w-full min-w-0 grid-cols-1 gap-5 px-4 py-5 md:px-6", widths[width])}>
      {children}
    </div>
  );
}
