"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { Keys } from "@/components/shared/keys";
import { useShortcuts } from "@/components/shared/use-shortcuts";
import type { NavItem } from "./nav";

/** What the palette and the keyboard know of a place of the navigation. */
type Place = Pick<NavItem, "href" | "label" | "letter" | "keywords">;

const loadPalette = () => import("@/components/shared/command-palette");
const CommandPalette = lazy(loadPalette);
const ShortcutsDialog = lazy(() => import("@/components/shared/shortcuts-dialog"));

/** The search button of the top bar, and the keys that work on every page: Ctrl-K, `?`, and `g` with a letter. */
export function QuickOpen({ places }: { places: Place[] }) {
  const t = useTranslations("shell");
  const router = useRouter();
  const [palette, setPalette] = useState<boolean>();
  const [overview, setOverview] = useState<boolean>();
  useShortcuts([
    { keys: "mod+k", label: t("palette.title"), group: t("shortcuts.general"), run: () => setPalette(true) },
    { keys: "?", label: t("shortcuts.show"), group: t("shortcuts.general"), run: () => setOverview(true) },
    ...places.flatMap((place) =>
      place.letter
        ? [
            {
              keys: `g ${place.letter}`,
              label: place.label,
              group: t("shortcuts.goTo"),
              run: () => router.push(place.href),
            },
          ]
        : [],
    ),
  ]);
  const pages = places.map((place) => ({
    id: place.href,
    label: place.label,
    keywords: place.keywords ?? [],
    ...(place.letter && { keys: `g ${place.letter}` }),
    run: () => router.push(place.href),
  }));
  return (
    <>
      <button
        type="button"
        aria-label={t("palette.open")}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setPalette(true)}
        onPointerEnter={loadPalette}
        className="flex h-8 items-center gap-2 rounded-md border bg-card px-2 text-muted-foreground transition-colors hover:bg-muted hover:text-foreground max-md:border-transparent max-md:bg-transparent md:w-60 pointer-coarse:h-9"
      >
        <Search className="size-4 shrink-0" aria-hidden />
        <span className="flex-1 truncate text-start max-md:sr-only">{t("palette.open")}</span>
        <span aria-hidden className="max-md:hidden pointer-coarse:hidden">
          <Keys keys="mod+k" />
        </span>
      </button>
      <Suspense>
        {palette !== undefined && <CommandPalette open={palette} onOpenChange={setPalette} pages={pages} />}
        {overview !== undefined && <ShortcutsDialog open={overview} onOpenChange={setOverview} />}
      </Suspense>
    </>
  );
}
