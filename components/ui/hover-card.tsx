"use client";

import { HoverCard as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./cn";

export const HoverCard = Primitive.Root;
export const HoverCardTrigger = Primitive.Trigger;

/** Shows more of what the pointer rests on, or the keyboard: nothing that cannot be reached otherwise. */
export function HoverCardContent({ className, ...props }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        data-slot="hover-card-content"
        sideOffset={4}
        collisionPadding={8}
        className={cn(
          "data-[state=open]:fade-in-0 z-50 w-72 rounded-lg border bg-popover p-3 shadow-lg data-[state=open]:animate-in",
          className,
        )}
        {...props}
      />
    </Primitive.Portal>
  );
}
