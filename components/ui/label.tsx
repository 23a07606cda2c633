import type { ComponentProps } from "react";
import { cn } from "./cn";

export function Label({ className, ...props }: ComponentProps<"label">) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: whoever uses the label says by htmlFor what it belongs to
    <label
      data-slot="label"
      className={cn("inline-flex select-none items-center gap-1.5 font-medium", className)}
      {...props}
    />
  );
}
