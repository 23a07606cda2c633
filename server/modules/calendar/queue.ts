import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { AppError } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import { schedule } from "./plan";
import { deliveries, posts, slots } from "./schema";
import { momentsOf, nextIn } from "./time";
import type { PostRow } from "./transition";

type SlotRow = typeof slots.$inferSelect;

/** A post that waits for a slot, and the channels it goes to. */
export interface Queued {
  post: PostRow;
  channelIds: Id<"channel">[];
}

/** Approved posts without a time: in the order that somebody gave them, behind these the first approved first. */
export async function readQueue(tx: WorkspaceTx): Promise<Queued[]> {
  const waiting = await tx
    .select()
    .from(posts)
    .where(and(eq(posts.status, "approved"), isNull(posts.plannedAt)))
    .orderBy(sql`${posts.queuePosition} asc nulls last`, asc(posts.approvedAt), asc(posts.id));
  if (waiting.length === 0) return [];
  const targets = await tx
    .select({ postId: deliveries.postId, channelId: deliveries.channelId })
    .from(deliveries)
    .where(
      inArray(
        deliveries.postId,
        waiting.map((post) => post.id),
      ),
    );
  return waiting.map((post) => ({
    post,
    channelIds: targets.filter((target) => target.postId === post.id).map((target) => target.channelId),
  }));
}

/** Takes the first post out of a queue that a slot takes. */
export function takeNext(queue: Queued[], { channelId }: Pick<SlotRow, "channelId">): Queued | undefined {
  const at = queue.findIndex((queued) => channelId === null || queued.channelIds.includes(channelId));
  return at < 0 ? undefined : queue.splice(at, 1)[0];
}

/** A moment that is missed by more than this, because nothing ran, passes without a post. */
const graceMs = 3_600_000;

/**
 * Gives the slots whose moment has come the next posts of the queue, and reckons each slot's next moment. A slot that
 * was reckoned in another timezone than the store has now moves to the same time of its day there.
 */
export async function fillSlots(tx: WorkspaceTx, zone: string, now: Date): Promise<void> {
  const rows = await tx.select().from(slots).orderBy(asc(slots.nextAt), asc(slots.id)).for("update");
  const due = rows.filter((slot) => slot.zone !== zone || slot.nextAt <= now);
  if (due.length === 0) return;
  const queue = await readQueue(tx);
  for (const slot of due) {
    const missed = momentsOf(slot, new Date(slot.nextAt.getTime() - 1), now, slot.zone);
    const last = slot.zone === zone ? missed.at(-1) : undefined;
    if (last && now.getTime() - last.getTime() <= graceMs) await fill(tx, queue, slot, last);
    await tx
      .update(slots)
      .set({ nextAt: nextIn(slot, zone, now), zone })
      .where(eq(slots.id, slot.id));
  }
}

/** Schedules the next post that can go out; one that lost its channels is passed over. */
async function fill(tx: WorkspaceTx, queue: Queued[], slot: SlotRow, at: Date): Promise<void> {
  for (let next = takeNext(queue, slot); next; next = takeNext(queue, slot)) {
    const [post] = await tx
      .select()
      .from(posts)
      .where(and(eq(posts.id, next.post.id), eq(posts.status, "approved"), isNull(posts.plannedAt)))
      .for("update");
    if (!post) continue;
    try {
      await schedule(tx, post, at, null);
      return;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
}
