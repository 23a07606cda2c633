"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { useShortcuts } from "@/components/shared/use-shortcuts";

/** Moves through a list with j and k, switches the row with x; Enter opens, as the focused link does by itself. */
export function useListKeys(
  list: RefObject<HTMLElement | null>,
  onToggle: ((id: string) => void) | undefined,
): void {
  const t = useTranslations();
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
  const current = () => document.activeElement?.closest<HTMLElement>("[data-row]") ?? undefined;
  const move = (step: number) => {
    const all = rows();
    const at = current();
    const next = all[at ? Math.min(all.length - 1, Math.max(0, all.indexOf(at) + step)) : 0];
    const target =
      next?.querySelector<HTMLElement>("[data-row-link]") ?? next?.querySelector<HTMLElement>("a, button");
    target?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  const group = t("shell.shortcuts.list");
  useShortcuts([
    { keys: "j", label: t("common.list.moveDown"), group, run: () => move(1) },
    { keys: "k", label: t("common.list.moveUp"), group, run: () => move(-1) },
    {
      keys: "o",
      label: t("common.list.openRow"),
      group,
      run: () => current()?.querySelector<HTMLElement>("[data-row-link]")?.click(),
    },
    ...(onToggle
      ? [
          {
            keys: "x",
            label: t("common.list.toggleRow"),
            group,
            run: () => {
              const id = current()?.dataset.row;
              if (id) onToggle(id);
            },
          },
        ]
      : []),
  ]);
}
