"use client";

import { useDroppable } from "@dnd-kit/core";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { useStore } from "@/components/workspace/store-context";
import type { PostCard, SlotMoment } from "@/server/modules/calendar/contract";
import { DayList } from "./day-list";
import { dayNumber, dayText } from "./days";
import { ofDay } from "./of-day";
import { PostChip } from "./post-chip";
import { SlotLine } from "./slot-line";

interface Props {
  day: string;
  today: string;
  /** Of the month before or after. */
  outside?: boolean;
  posts: PostCard[];
  slots: SlotMoment[];
  /** What a slot will take, by the post's id. */
  queued: Map<string, PostCard>;
  large?: boolean;
}

/** Posts and slots that a day of a month shows; what is more opens with it. */
const mostShown = 3;

/** A day: its posts, the slots to come, and a place to drop posts on. */
export function DayCell({ day, today, outside = false, posts, slots, queued, large = false }: Props) {
  const t = useTranslations("calendar.board");
  const locale = useLocale();
  const { path, can } = useStore();
  const entries = ofDay(posts, slots);
  const count = entries.length;
  // One that is hidden takes as much room as the words that say so.
  const shown = large || count <= mostShown + 1 ? count : mostShown;
  const { setNodeRef, isOver } = useDroppable({ id: day, disabled: day < today });
  return (
    <section
      ref={setNodeRef}
      aria-label={dayText(day, locale)}
      className={cn(
        "group grid min-w-0 grid-cols-1 content-start gap-1 bg-card p-1.5",
        large ? "min-h-96" : "min-h-28",
        (outside || day < today) && "bg-muted",
        isOver && "bg-primary-soft outline-2 outline-primary -outline-offset-2",
      )}
    >
      <div className="flex h-6 items-center justify-between">
        <span
          aria-current={day === today ? "date" : undefined}
          className={cn(
            "grid h-6 min-w-6 place-items-center rounded-full px-1 text-sm tabular-nums",
            outside && "text-muted-foreground",
            day === today && "bg-primary font-semibold text-primary-foreground",
          )}
        >
          {dayNumber(day, locale)}
        </span>
        {can("calendar.write") && day >= today && (
          <Link
            href={`${path}/calendar/new?date=${day}`}
            aria-label={t("newOn", { day: dayText(day, locale) })}
            className="grid size-6 place-items-center rounded-sm text-muted-foreground opacity-0 hover:bg-muted focus-visible:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
          >
            <Plus className="size-4" aria-hidden />
          </Link>
        )}
      </div>
      {entries
        .slice(0, shown)
        .map((entry) =>
          "post" in entry ? (
            <PostChip key={entry.id} post={entry.post} small={!large} large={large} />
          ) : (
            <SlotLine key={entry.id} slot={entry.slot} queued={queued} />
          ),
        )}
      {shown < count && (
        <Popover>
          <PopoverTrigger asChild>
            <Button
              variant="ghost"
              size="sm"
              aria-label={t("moreOf", { day: dayText(day, locale) })}
              className="min-w-0 justify-start px-1.5"
            >
              <span className="truncate">{t("more", { count: count - shown })}</span>
            </Button>
          </PopoverTrigger>
          <PopoverContent className="grid gap-2" aria-label={t("moreOf", { day: dayText(day, locale) })}>
            <p className="font-semibold">{dayText(day, locale)}</p>
            <DayList posts={posts} slots={slots} queued={queued} />
          </PopoverContent>
        </Popover>
      )}
    </section>
  );
}
