import type { ComponentProps } from "react";
import { cn } from "./cn";

/** The place of something that is being loaded, in its shape and size. */
export function Skeleton({ className, ...props }: ComponentProps<"div">) {
  return (
    <div
      data-slot="skeleton"
      aria-hidden
      className={cn("animate-pulse rounded-md bg-muted", className)}
      {...props}
    />
  );
}
