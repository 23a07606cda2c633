import type { PostCard, SlotMoment } from "@/server/modules/calendar/contract";

type Entry = { id: string; time: string; post: PostCard } | { id: string; time: string; slot: SlotMoment };

/** Posts and slots of a day as its clock has them; at the same time the post comes first. */
export function ofDay(posts: readonly PostCard[], slots: readonly SlotMoment[]): Entry[] {
  return [
    ...posts.map((post) => ({ id: post.id, time: post.planned?.time ?? "", post })),
    ...slots.map((slot) => ({ id: `${slot.slotId} ${slot.at}`, time: slot.planned.time, slot })),
  ].toSorted((a, b) => a.time.localeCompare(b.time, "en"));
}
