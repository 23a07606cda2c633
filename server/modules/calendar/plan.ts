import { eq } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { AppError, notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import type { LocalMoment } from "./contract";
import { demandReady } from "./readiness";
import { posts } from "./schema";
import type { PostStatus } from "./states";
import { instantOf } from "./time";
import { type PostRow, record, transition } from "./transition";

/** How far back a time may lie: what is typed is a minute old when it arrives. */
const toleranceMs = 2 * 60_000;

/** The moment that somebody chose. @throws AppError BAD_INPUT when it is over */
export function chosenMoment(planned: LocalMoment, zone: string): Date {
  const at = instantOf(planned, zone);
  if (at.getTime() < Date.now() - toleranceMs) {
    throw new AppError("BAD_INPUT", { fields: [{ path: "planned", code: "past" }] });
  }
  return at;
}

const movable: readonly PostStatus[] = ["draft", "review", "changes", "approved", "scheduled"];

/**
 * Gives a locked post another time, or none. An approved one is scheduled thereby, a scheduled one without a time goes
 * back to the queue. The time is no part of what was approved.
 * @throws AppError WRONG_STATE, BAD_INPUT
 */
export async function movePost(
  tx: WorkspaceTx,
  post: PostRow,
  plannedAt: Date | null,
  userId: Id<"user"> | null,
): Promise<PostRow> {
  if (!movable.includes(post.status)) throw new AppError("WRONG_STATE");
  if (post.status === "approved" && plannedAt) return schedule(tx, post, plannedAt, userId);
  if (post.status === "scheduled" && !plannedAt) {
    return transition(tx, post, "unschedule", { userId, set: { plannedAt } });
  }
  const [row] = await tx.update(posts).set({ plannedAt }).where(eq(posts.id, post.id)).returning();
  if (!row) throw notFound("post");
  await record(tx, row, "move", userId);
  return row;
}

/** Puts an approved post on its way. @throws AppError WRONG_STATE, BAD_INPUT */
export async function schedule(
  tx: WorkspaceTx,
  post: PostRow,
  plannedAt: Date,
  userId: Id<"user"> | null,
): Promise<PostRow> {
  await demandReady(tx, post);
  return transition(tx, post, "schedule", { userId, set: { plannedAt, queuePosition: null } });
}
