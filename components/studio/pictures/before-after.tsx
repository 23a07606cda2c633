"use client";

import { useTranslations } from "next-intl";
import { type CSSProperties, useState } from "react";
import { cn } from "@/components/ui/cn";
import { checkers } from "./checkers";

interface Props {
  before: string;
  after: string;
  /** What is seen, for those who do not see it. */
  name: string;
  /** The one that is shown is not of the last wish yet. */
  stale?: boolean;
}

const layer = "absolute inset-0 size-full object-contain";

/** Two pictures over each other with a border to move: by pointer, by arrow keys, from the right where one reads so. */
export function BeforeAfter({ before, after, name, stale = false }: Props) {
  const t = useTranslations("pictures");
  const [at, setAt] = useState(50);
  return (
    <div
      className={cn(
        "relative aspect-square w-full touch-pan-y select-none overflow-hidden rounded-md border",
        checkers,
        "has-focus-visible:outline-2 has-focus-visible:outline-ring has-focus-visible:outline-offset-2",
      )}
      style={{ "--at": `${at}%`, "--rest": `${100 - at}%` } as CSSProperties}
    >
      {/* biome-ignore lint/performance/noImgElement: files of the store, which only its members may fetch */}
      <img
        src={before}
        alt=""
        className={cn(layer, "[clip-path:inset(0_var(--rest)_0_0)] rtl:[clip-path:inset(0_0_0_var(--rest))]")}
      />
      {/* biome-ignore lint/performance/noImgElement: made for this page alone */}
      <img
        src={after}
        alt={name}
        className={cn(
          layer,
          "transition-opacity [clip-path:inset(0_0_0_var(--at))] rtl:[clip-path:inset(0_var(--at)_0_0)]",
          stale && "opacity-60",
        )}
      />
      <span
        aria-hidden
        className="absolute inset-y-0 start-(--at) w-0.5 -translate-x-1/2 bg-primary rtl:translate-x-1/2"
      />
      <span
        aria-hidden
        className="absolute start-(--at) top-1/2 grid size-9 -translate-x-1/2 -translate-y-1/2 place-items-center rounded-full border-2 border-primary bg-card font-semibold text-primary-text shadow-sm rtl:translate-x-1/2"
      >
        ⇔
      </span>
      <span className="absolute start-2 top-2 rounded-sm bg-card/90 px-1.5 py-0.5 text-sm">
        {t("before")}
      </span>
      <span className="absolute end-2 top-2 rounded-sm bg-card/90 px-1.5 py-0.5 text-sm">{t("after")}</span>
      <input
        type="range"
        min={0}
        max={100}
        value={at}
        aria-label={t("compare")}
        aria-valuetext={t("compareValue", { share: at / 100 })}
        onChange={(event) => setAt(event.target.valueAsNumber)}
        className="absolute inset-0 size-full cursor-ew-resize opacity-0"
      />
    </div>
  );
}
