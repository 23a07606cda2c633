"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { overlayClasses } from "./dialog";

export const Sheet = Primitive.Root;
export const SheetTrigger = Primitive.Trigger;
export const SheetClose = Primitive.Close;

const sides = {
  end: "inset-y-0 end-0 h-full w-full max-w-md border-s data-[state=open]:slide-in-from-end-8 data-[state=closed]:slide-out-to-end-8",
  bottom:
    "inset-x-0 bottom-0 max-h-[85vh] rounded-t-xl border-t pb-[env(safe-area-inset-bottom)] data-[state=open]:slide-in-from-bottom-8 data-[state=closed]:slide-out-to-bottom-8",
};

interface SheetContentProps extends Omit<ComponentProps<typeof Primitive.Content>, "title"> {
  side?: keyof typeof sides;
  title: ReactNode;
  description?: ReactNode;
}

/** A panel from the side (details, filters) or from the foot of a phone. */
export function SheetContent({
  className,
  children,
  side = "end",
  title,
  description,
  ...props
}: SheetContentProps) {
  const t = useTranslations("common.action");
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlayClasses} />
      <Primitive.Content
        data-slot="sheet-content"
        {...(!description && { "aria-describedby": undefined })}
        className={cn(
          "fixed z-50 flex flex-col bg-popover shadow-lg outline-none data-[state=closed]:animate-out data-[state=open]:animate-in data-[state=closed]:fade-out-0 data-[state=open]:fade-in-0",
          sides[side],
          className,
        )}
        {...props}
      >
        <div className="flex items-start justify-between gap-4 border-b px-4 py-3">
          <div className="grid gap-0.5">
            <Primitive.Title className="font-semibold text-lg">{title}</Primitive.Title>
            {description && (
              <Primitive.Description className="text-muted-foreground">{description}</Primitive.Description>
            )}
          </div>
          <Primitive.Close asChild>
            <Button variant="ghost" size="icon-sm" aria-label={t("close")}>
              <X />
            </Button>
          </Primitive.Close>
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto p-4">{children}</div>
      </Primitive.Content>
    </Primitive.Portal>
  );
}
