"use client";

import Link from "next/link";
import { useStore } from "@/components/workspace/store-context";
import type { PostCard, SlotMoment } from "@/server/modules/calendar/contract";
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
      {posts.map((post) => (
        <Link
          key={post.id}
          href={`${path}/calendar/${post.id}`}
          className={`${chipClasses} hover:border-ring`}
        >
          <ChipFace post={post} />
        </Link>
      ))}
      {slots.map((slot) => (
        <SlotLine key={`${slot.slotId} ${slot.at}`} slot={slot} queued={queued} />
      ))}
    </>
  );
}
