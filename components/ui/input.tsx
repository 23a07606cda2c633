import type { ComponentProps } from "react";
import { cn } from "./cn";

/** The looks that all text fields share. */
export const fieldClasses =
  "w-full min-w-0 rounded-md border border-input bg-card px-2.5 text-base transition-[border-color] hover:border-muted-foreground focus-visible:border-ring focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:bg-muted disabled:opacity-60 aria-invalid:border-destructive";

export function Input({ className, type = "text", ...props }: ComponentProps<"input">) {
  return (
    <input
      data-slot="input"
      type={type}
      className={cn(
        fieldClasses,
        "h-8 read-only:bg-muted/60 file:me-3 file:h-full file:border-0 file:bg-transparent file:font-medium pointer-coarse:h-10",
        className,
      )}
      {...props}
    />
  );
}
