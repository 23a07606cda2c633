"use client";

import { useDroppable } from "@dnd-kit/core";
import { Clock, Plus } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { useStore } from "@/components/workspace/store-context";
import type { PostCard, SlotMoment } from "@/server/modules/calendar/contract";
import { dayNumber, dayText, timeText } from "./days";
import { PostChip } from "./post-chip";

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

/** A day: its posts, the slots to come, and a place to drop posts on. */
export function DayCell({ day, today, outside = false, posts, slots, queued, large = false }: Props) {
  const t = useTranslations("calendar.board");
  const locale = useLocale();
  const { path, can } = useStore();
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
      {posts.map((post) => (
        <PostChip key={post.id} post={post} large={large} />
      ))}
      {slots.map((slot) => {
        const post = slot.postId ? queued.get(slot.postId) : undefined;
        return (
          <p
            key={`${slot.slotId} ${slot.at}`}
            className="flex min-w-0 items-center gap-1.5 rounded-md border border-dashed p-1.5 text-muted-foreground text-xs"
          >
            <Clock className="size-3.5 shrink-0" aria-hidden />
            <bdi className="whitespace-nowrap tabular-nums">{timeText(slot.planned.time, locale)}</bdi>
            <span dir="auto" className="truncate">
              {post ? post.excerpt : slot.postId ? t("slotTaken") : t("slotFree")}
            </span>
          </p>
        );
      })}
    </section>
  );
}
