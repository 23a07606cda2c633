import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatPercent } from "@/server/platform/i18n/format";
import { Sparkline } from "./sparkline";

interface StatProps {
  label: string;
  /** The figure, formatted. */
  value: ReactNode;
  /** The same figure of the period before and now; without a period before, no change is told. */
  change?: { now: number; before: number };
  /** Whether more is better; a rise of what costs is not painted green. */
  goodWhen?: "up" | "down";
  /** The figure day by day. */
  course?: readonly number[];
  /** The list behind the figure. */
  href?: string;
}

/** A number that matters: its value, the change against the period before, its course, the list behind it. */
export function Stat({ label, value, change, goodWhen = "up", course, href }: StatProps) {
  const t = useTranslations("common.stat");
  const locale = useLocale();
  const ratio = change && change.before > 0 ? (change.now - change.before) / change.before : undefined;
  const direction = ratio === undefined ? undefined : ratio > 0 ? "up" : ratio < 0 ? "down" : "same";
  return (
    <div
      data-slot="stat"
      className="relative grid content-start gap-1 rounded-lg border bg-card p-4 has-[a:hover]:bg-muted/40"
    >
      <p className="text-muted-foreground text-sm">
        {href ? (
          <Link href={href} className="rounded-sm after:absolute after:inset-0 after:rounded-lg">
            {label}
          </Link>
        ) : (
          label
        )}
      </p>
      <div className="flex flex-wrap items-end justify-between gap-x-3 gap-y-1">
        <p className="font-semibold text-2xl tabular-nums tracking-tight">{value}</p>
        {course && <Sparkline values={course} />}
      </div>
      {direction && ratio !== undefined && (
        <p className="flex items-center gap-1 text-muted-foreground text-xs">
          {direction !== "same" && (
            <span className={direction === goodWhen ? "text-success" : "text-warning"} aria-hidden>
              {direction === "up" ? <ArrowUp className="size-3.5" /> : <ArrowDown className="size-3.5" />}
            </span>
          )}
          {direction === "same"
            ? t("same")
            : t(direction, { change: formatPercent(Math.abs(ratio), locale) })}
        </p>
      )}
    </div>
  );
}
