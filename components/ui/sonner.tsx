"use client";

import { CircleAlert, CircleCheck, Info } from "lucide-react";
import { Toaster as Sonner } from "sonner";

/** The corner in which toasts appear; components/shared/toast.ts loads it with the first of them. */
export function Toaster({ dir, label }: { dir: "ltr" | "rtl"; label: string }) {
  return (
    <Sonner
      dir={dir}
      position={dir === "rtl" ? "bottom-left" : "bottom-right"}
      containerAriaLabel={label}
      style={{ fontFamily: "var(--font-stack)" }}
      icons={{
        success: <CircleCheck className="size-4 text-success" />,
        error: <CircleAlert className="size-4 text-destructive" />,
        info: <Info className="size-4 text-info" />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-(--width) items-center gap-2.5 rounded-lg border bg-popover p-3 text-base text-foreground shadow-lg",
          content: "min-w-0 flex-1",
          description: "text-muted-foreground",
          actionButton: "shrink-0 rounded-md px-2 py-1 font-medium text-primary-text hover:bg-muted",
        },
      }}
    />
  );
}
