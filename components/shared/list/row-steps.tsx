"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef, useSyncExternalStore } from "react";
import { useShortcuts } from "@/components/shared/use-shortcuts";
import { Button } from "@/components/ui/button";
import { neighboursIn, rowsKey } from "./neighbours";

/** Keeps which rows this page's list shows, for the pages of the rows; for as long as the tab is open. */
export function useRowsKept(ids: readonly string[] | undefined): void {
  const pathname = usePathname();
  const rows = ids && JSON.stringify(ids);
  useEffect(() => {
    if (rows) sessionStorage.setItem(rowsKey(pathname), rows);
  }, [pathname, rows]);
}

/** Only another page of this tab changes it. */
const unchanging = () => () => {};

/** The way from the page of a row to the one before and after it in the list one came from, also by k and j. */
export function RowSteps({ list, id }: { list: string; id: string }) {
  const t = useTranslations("common.list");
  const group = useTranslations("shell.shortcuts")("list");
  const stored = useSyncExternalStore(
    unchanging,
    () => sessionStorage.getItem(rowsKey(list)),
    () => null,
  );
  const up = useRef<HTMLAnchorElement>(null);
  const down = useRef<HTMLAnchorElement>(null);
  const near = neighboursIn(stored, id);
  useShortcuts(
    near
      ? [
          { keys: "k", label: t("previousRow"), group, run: () => up.current?.click() },
          { keys: "j", label: t("nextRow"), group, run: () => down.current?.click() },
        ]
      : [],
  );
  if (!near) return null;
  const step = (
    to: string | undefined,
    label: string,
    Icon: typeof ChevronUp,
    ref: RefObject<HTMLAnchorElement | null>,
  ) =>
    to ? (
      <Button asChild variant="ghost" size="icon">
        <Link ref={ref} href={`${list}/${to}`} aria-label={label} title={label}>
          <Icon aria-hidden />
        </Link>
      </Button>
    ) : (
      <Button variant="ghost" size="icon" disabled aria-label={label}>
        <Icon aria-hidden />
      </Button>
    );
  return (
    <span className="flex items-center">
      {step(near.previous, t("previousRow"), ChevronUp, up)}
      {step(near.next, t("nextRow"), ChevronDown, down)}
    </span>
  );
}
