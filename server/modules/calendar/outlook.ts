import { asc } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import type { SlotMoment } from "./contract";
import { readQueue, takeNext } from "./queue";
import { slots } from "./schema";
import { localOf, momentsOf, nextIn } from "./time";

/** The slots from now on, with the posts that will go out if nothing changes: the queue, filled in as the sweep does. */
export async function outlook(tx: WorkspaceTx, zone: string, until: Date): Promise<SlotMoment[]> {
  const now = new Date();
  if (until <= now) return [];
  const rows = await tx.select().from(slots).orderBy(asc(slots.id));
  if (rows.length === 0) return [];
  const queue = await readQueue(tx);
  return rows
    .flatMap((slot) => {
      const next = nextIn(slot, zone, now);
      return (
        momentsOf(slot, now, until, zone)
          // What comes before its next moment is skipped.
          .filter((at) => at >= next)
          .map((at) => ({ slot, at }))
      );
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ slot, at }) => ({
      slotId: slot.id,
      at: at.toISOString(),
      planned: localOf(at, zone),
      postId: takeNext(queue, slot)?.post.id ?? null,
    }));
}
