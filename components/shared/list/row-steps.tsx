"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useEffectEvent, useRef, useSyncExternalStore } from "react";
import { useShortcuts } from "@/components/shared/use-shortcuts";
import { Button } from "@/components/ui/button";
import { extended, type KeptRows, neighboursIn, rowsKey } from "./neighbours";

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function keep(list: string, rows: KeptRows): void {
  sessionStorage.setItem(rowsKey(list), JSON.stringify(rows));
  for (const listener of listeners) listener();
}

/** Keeps which rows this page's list shows, and how it goes on, for the pages of the rows; for as long as the tab is open. */
export function useRowsKept(
  list: { pages: { items: { id: string }[]; nextCursor: string | null }[] } | undefined,
) {
  const pathname = usePathname();
  const search = useSearchParams().toString();
  const pages = list?.pages;
  useEffect(() => {
    if (!pages) return;
    const cursor = pages.at(-1)?.nextCursor;
    keep(pathname, {
      ids: pages.flatMap((page) => page.items.map((item) => item.id)),
      ...(cursor && { rest: { search, cursor } }),
    });
  }, [pathname, search, pages]);
}

interface RowStepsProps {
  /** Path of the list. */
  list: string;
  id: string;
  /** Reads the page of the list that follows a cursor, with what its address asks for. */
  more: (
    get: (name: string) => string | undefined,
    cursor: string,
  ) => Promise<{ items: { id: string }[]; nextCursor: string | null }>;
}

/** The way from the page of a row to the one before and after it in the list one came from, also by k and j. */
export function RowSteps({ list, id, more }: RowStepsProps) {
  const t = useTranslations("common.list");
  const group = useTranslations("shell.shortcuts")("list");
  const stored = useSyncExternalStore(
    subscribe,
    () => sessionStorage.getItem(rowsKey(list)),
    () => null,
  );
  const up = useRef<HTMLAnchorElement>(null);
  const down = useRef<HTMLAnchorElement>(null);
  const near = neighboursIn(stored, id);
  const { search, cursor } = near?.rest ?? {};
  const goOn = useEffectEvent(async (from: string, params: URLSearchParams) => {
    const page = await more((name) => params.get(name) ?? undefined, from);
    keep(
      list,
      extended(
        sessionStorage.getItem(rowsKey(list)),
        page.items.map((item) => item.id),
        page.nextCursor,
      ),
    );
  });
  useEffect(() => {
    if (cursor === undefined) return;
    // Where it cannot be read, the list ends here, as it did on its own page.
    goOn(cursor, new URLSearchParams(search)).catch(() => {});
  }, [cursor, search]);
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
