"use client";

import type { ReactNode } from "react";
import type { Permission } from "@/server/operations/permissions";
import { useStore } from "./store-context";

/** Shows what is below only to those who may use it. */
export function Permitted({ to, children }: { to: Permission; children: ReactNode }) {
  return useStore().can(to) ? children : null;
}
