"use client";

import { useLocale, useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import type { PostCard } from "@/server/modules/calendar/contract";
import { dayNumber, dayText, isInMonth, weekdayName } from "./days";
import { StatusDot } from "./post-chip";

interface Props {
  days: string[];
  /** The first day of the month. */
  first: string;
  today: string;
  posts: Map<string | undefined, PostCard[]>;
  chosen: string | undefined;
  onChoose: (day: string | undefined) => void;
}

const mostDots = 3;

/** A month on a phone: which days have posts, and in what state. A day that is pressed is what the list shows. */
export function MonthDots({ days, first, today, posts, chosen, onChoose }: Props) {
  const t = useTranslations("calendar.board");
  const locale = useLocale();
  return (
    <section aria-label={t("days")} className="grid gap-1 rounded-lg border bg-card p-2">
      <div className="grid grid-cols-7 gap-1" aria-hidden>
        {days.slice(0, 7).map((day) => (
          <span key={day} className="truncate text-center text-muted-foreground text-xs">
            {weekdayName(day, locale)}
          </span>
        ))}
      </div>
      <div className="grid grid-cols-7 gap-1">
        {days.map((day) => {
          const all = posts.get(day) ?? [];
          return (
            <button
              key={day}
              type="button"
              aria-label={t("dayCount", { day: dayText(day, locale), count: all.length })}
              aria-pressed={day === chosen}
              aria-current={day === today ? "date" : undefined}
              onClick={() => onChoose(day === chosen ? undefined : day)}
              className={cn(
                "grid h-11 min-w-0 content-center justify-items-center gap-1 rounded-md text-sm tabular-nums hover:bg-muted",
                !isInMonth(day, first, locale) && "text-muted-foreground",
                day === today && "font-semibold text-primary-text",
                day === chosen && "bg-primary-soft outline-2 outline-primary -outline-offset-2",
              )}
            >
              {dayNumber(day, locale)}
              <span className="flex h-1.5 gap-0.5" aria-hidden>
                {all.slice(0, mostDots).map((post) => (
                  <StatusDot key={post.id} status={post.status} />
                ))}
              </span>
            </button>
          );
        })}
      </div>
    </section>
  );
}
