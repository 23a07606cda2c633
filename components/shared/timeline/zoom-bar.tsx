"use client";

import { ChevronLeft, ChevronRight, ZoomIn, ZoomOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { moved, type Window, within, zoomed } from "./window";

const spanNames = ["30", "90", "365", "all"] as const;
type SpanName = (typeof spanNames)[number];
const dayMs = 86_400_000;

export interface Zoom {
  whole: Window;
  shown: Window;
  span: SpanName;
  /** Whether a part was chosen that no button stands for. */
  chosen: boolean;
  show(wanted: Window): void;
  choose(span: SpanName): void;
  reset(): void;
}

/** The part of a history that is looked at, which begins with a span up to its end. */
export function useZoom({ from, to }: Window, first: SpanName = "all"): Zoom {
  const [chosen, setChosen] = useState<Window>();
  const [span, setSpan] = useState<SpanName>(first);
  // A history of minutes is shown over a day, or it would be a dot.
  const whole = { from: Math.min(from, to - dayMs), to };
  return {
    whole,
    shown: chosen ?? within(whole, { from: span === "all" ? whole.from : to - Number(span) * dayMs, to }),
    span,
    chosen: chosen !== undefined,
    show: (wanted) => setChosen(within(whole, wanted)),
    choose: (wanted) => {
      setSpan(wanted);
      setChosen(undefined);
    },
    reset: () => setChosen(undefined),
  };
}

/**
 * Chooses the part of a history that is looked at, without a pointer too.
 * @param spans whether it can be one of a few spans up to the end
 */
export function ZoomBar({ zoom, spans = true }: { zoom: Zoom; spans?: boolean }) {
  const { whole, shown, span, chosen, show, choose, reset } = zoom;
  const t = useTranslations("common.chart");
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      {spans && (
        <fieldset className="flex w-fit flex-wrap gap-1 rounded-lg bg-muted p-1">
          <legend className="sr-only">{t("span")}</legend>
          {spanNames.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={!chosen && span === one}
              onClick={() => choose(one)}
              className="rounded-md px-2.5 py-1 text-muted-foreground text-sm hover:text-foreground aria-pressed:bg-card aria-pressed:font-medium aria-pressed:text-foreground aria-pressed:shadow-sm"
            >
              {t(`spans.${one}`)}
            </button>
          ))}
        </fieldset>
      )}
      <div className="ms-auto flex gap-1">
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={t("earlier")}
          disabled={shown.from <= whole.from}
          onClick={() => show(moved(whole, shown, -1))}
        >
          <ChevronLeft className="rtl:-scale-x-100" aria-hidden />
        </Button>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={t("later")}
          disabled={shown.to >= whole.to}
          onClick={() => show(moved(whole, shown, 1))}
        >
          <ChevronRight className="rtl:-scale-x-100" aria-hidden />
        </Button>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={t("zoomIn")}
          onClick={() => show(zoomed(whole, shown))}
        >
          <ZoomIn aria-hidden />
        </Button>
        <Button variant="ghost" size="icon-sm" aria-label={t("zoomOut")} disabled={!chosen} onClick={reset}>
          <ZoomOut aria-hidden />
        </Button>
      </div>
    </div>
  );
}
