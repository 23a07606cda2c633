"use client";

import { CalendarDays } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "@/components/shared/empty-state";
import type { PostCard, SlotMoment } from "@/server/modules/calendar/contract";
import { DayList } from "./day-list";
import { dayText, weekdayName } from "./days";

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
          <DayList posts={posts.get(day) ?? []} slots={slots.get(day) ?? []} queued={queued} />
        </li>
      ))}
    </ol>
  );
}
