import { useLocale, useTimeZone } from "next-intl";
import { type PointerEvent, type ReactNode, useRef, useState } from "react";
import { formatDate } from "@/server/platform/i18n/format";
import type { Range, Window } from "./window";

interface Props {
  window: Window;
  range: Range;
  money: (price: number) => string;
  /** Somebody has dragged over a part of it. */
  onZoom: (window: Window) => void;
  /** Somebody points at a moment, or at none any more. */
  onPoint?: (at: number | undefined) => void;
  children: ReactNode;
}

const dates = 4;
/** Drags shorter than this share of the chart are clicks. */
const shortest = 0.02;

/** The room of a chart of prices over time: its axes, and dragging over a part of it to look closer. */
export function ZoomArea({ window, range: { low, high }, money, onZoom, onPoint, children }: Props) {
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const area = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<{ from: number; to: number }>();

  /** Where the pointer is, from 0 to 1 in the direction of reading. */
  const place = (event: PointerEvent) => {
    const box = area.current?.getBoundingClientRect();
    if (!box || box.width === 0) return 0;
    const share = (event.clientX - box.left) / box.width;
    const read = getComputedStyle(event.currentTarget).direction === "rtl" ? 1 - share : share;
    return Math.min(1, Math.max(0, read));
  };
  const time = (share: number) => window.from + share * (window.to - window.from);
  const release = () => {
    if (drag && Math.abs(drag.to - drag.from) > shortest) {
      onZoom({ from: time(Math.min(drag.from, drag.to)), to: time(Math.max(drag.from, drag.to)) });
    }
    setDrag(undefined);
  };
  return (
    <div aria-hidden className="grid select-none grid-cols-[auto_minmax(0,1fr)] gap-x-2">
      <div className="flex h-56 flex-col justify-between text-end text-muted-foreground text-xs tabular-nums">
        {[high, (high + low) / 2, low].map((price) => (
          <span key={price} className="-my-2 leading-4">
            {money(price)}
          </span>
        ))}
      </div>
      <div
        ref={area}
        className="relative h-56 cursor-crosshair touch-pan-y overflow-hidden border-input border-b"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          const at = place(event);
          setDrag({ from: at, to: at });
          onPoint?.(time(at));
        }}
        onPointerMove={(event) => {
          const at = place(event);
          if (drag) setDrag({ from: drag.from, to: at });
          onPoint?.(time(at));
        }}
        onPointerLeave={() => onPoint?.(undefined)}
        onPointerUp={release}
        onPointerCancel={() => setDrag(undefined)}
      >
        <span className="absolute inset-x-0 top-0 border-t border-dashed" />
        <span className="absolute inset-x-0 top-1/2 border-t border-dashed" />
        {children}
        {drag && (
          <span
            className="absolute inset-y-0 bg-primary/15"
            style={{
              insetInlineStart: `${Math.min(drag.from, drag.to) * 100}%`,
              width: `${Math.abs(drag.to - drag.from) * 100}%`,
            }}
          />
        )}
      </div>
      <div className="col-start-2 flex justify-between pt-1 text-muted-foreground text-xs">
        {Array.from({ length: dates }, (_, n) => time(n / (dates - 1))).map((at) => (
          <span key={at}>{formatDate(new Date(at), locale, timeZone, "day")}</span>
        ))}
      </div>
    </div>
  );
}
