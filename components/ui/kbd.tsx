import type { ComponentProps } from "react";

/** A key on the keyboard. */
export function Kbd(props: ComponentProps<"kbd">) {
  return (
    <kbd
      data-slot="kbd"
      className="inline-grid h-5 min-w-5 place-items-center rounded-sm border bg-muted px-1 font-medium font-sans text-muted-foreground text-xs"
      {...props}
    />
  );
}
