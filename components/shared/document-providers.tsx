"use client";

import { Direction } from "radix-ui";
import type { ReactNode } from "react";
import { LiveRegion } from "./live-region";
import { ToastHost } from "./toast";

/** What every page has once: the direction for menus and tabs, toasts, and the voice for screen readers. */
export function DocumentProviders({
  direction,
  children,
}: {
  direction: "ltr" | "rtl";
  children: ReactNode;
}) {
  return (
    <Direction.Provider dir={direction}>
      {children}
      <ToastHost direction={direction} />
      <LiveRegion />
    </Direction.Provider>
  );
}
