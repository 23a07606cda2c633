"use client";

import Link from "next/link";
import { useStore } from "@/components/workspace/store-context";
import type { PostCard, SlotMoment } from "@/server/modules/calendar/contract";
import { ofDay } from "./of-day";
import { ChipFace, chipClasses } from "./post-chip";
import { SlotLine } from "./slot-line";

interface Props {
  posts: PostCard[];
  slots: SlotMoment[];
  queued: Map<string, PostCard>;
}

/** All of a day, to be read and opened. */
export function DayList({ posts, slots, queued }: Props) {
  const { path } = useStore();
  return (
    <>
      {ofDay(posts, slots).map((entry) =>
        "post" in entry ? (
          <Link
            key={entry.id}
            href={`${path}/calendar/${entry.id}`}
            className={`${chipClasses} hover:border-ring`}
          >
            <ChipFace post={entry.post} />
          </Link>
        ) : (
          <SlotLine key={entry.id} slot={entry.slot} queued={queued} />
        ),
      )}
    </>
  );
}
