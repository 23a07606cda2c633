"use client";

import { CalendarDays, Clock } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "@/components/shared/empty-state";
import { useStore } from "@/components/workspace/store-context";
import type { PostCard, SlotMoment } from "@/server/modules/calendar/contract";
import { dayText, timeText, weekdayName } from "./days";
import { ChipFace, chipClasses } from "./post-chip";

interface Props {
  days: string[];
  posts: Map<string | undefined, PostCard[]>;
  slots: Map<string, SlotMoment[]>;
  queued: Map<string, PostCard>;
}

/** The days that have something, one below the other: for phones, and for reading along. */
export function Agenda({ days, posts, slots, queued }: Props) {
  const t = useTranslations("calendar.board");
  const locale = useLocale();
  const { path } = useStore();
  const full = days.filter((day) => posts.has(day) || slots.has(day));
  if (full.length === 0) {
    return <EmptyState picture={<CalendarDays />} title={t("nothing")} text={t("nothingText")} />;
  }
  return (
    <ol className="grid gap-4">
      {full.map((day) => (
        <li key={day} className="grid gap-2">
          <h2 className="font-semibold">
            {weekdayName(day, locale)} {dayText(day, locale)}
          </h2>
          {posts.get(day)?.map((post) => (
            <Link
              key={post.id}
              href={`${path}/calendar/${post.id}`}
              className={`${chipClasses} hover:border-ring`}
            >
              <ChipFace post={post} />
            </Link>
          ))}
          {slots.get(day)?.map((slot) => (
            <p
              key={`${slot.slotId} ${slot.at}`}
              className="flex min-w-0 items-center gap-1.5 rounded-md border border-dashed p-2 text-muted-foreground text-sm"
            >
              <Clock className="size-4 shrink-0" aria-hidden />
              <bdi className="tabular-nums">{timeText(slot.planned.time, locale)}</bdi>
              <span dir="auto" className="truncate">
                {slot.postId ? (queued.get(slot.postId)?.excerpt ?? t("slotTaken")) : t("slotFree")}
              </span>
            </p>
          ))}
        </li>
      ))}
    </ol>
  );
}
