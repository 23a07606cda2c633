import { and, eq, inArray } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { emit } from "@/server/jobs";
import { appUrl } from "@/server/platform/env";
import { AppError } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import { deliveryDue } from "./events";
import { linkOf } from "./links/make";
import { deliveries } from "./schema";
import { tell } from "./tell";
import { type PostRow, transition } from "./transition";

type DeliveryRow = typeof deliveries.$inferSelect;

/** What surely is not there. */
const unsent = ["planned", "failed"] as const;

/** Has deliveries of a post sent: each is told of in the transaction that lets it go. */
async function letGo(tx: WorkspaceTx, post: PostRow, which: readonly DeliveryRow[]): Promise<void> {
  const { workspaceId } = post;
  for (const { id, channelId, round } of which) {
    await tx
      .update(deliveries)
      .set({ status: "waiting", dueAt: new Date(), problem: null, attempt: 0, round: round + 1 })
      .where(eq(deliveries.id, id));
    // The picture stands below the link's address, also for a post that has none.
    if (post.link || post.imageId)
      await linkOf(tx, { workspaceId, deliveryId: id, url: post.link ?? appUrl() });
    await emit(tx, deliveryDue.create({ workspaceId, deliveryId: id, channelId }));
  }
}

/** Begins to publish a scheduled post whose time has come; one that failed and was edited, where it had failed. */
export async function begin(tx: WorkspaceTx, post: PostRow): Promise<void> {
  const row = await transition(tx, post, "start", { userId: null });
  const planned = await tx
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.postId, post.id), inArray(deliveries.status, unsent)))
    .for("update");
  await letGo(tx, row, planned);
  await settle(tx, row);
}

/**
 * Sends again what has failed. What may have arrived is not touched: that is for people to look at.
 * @throws AppError WRONG_STATE when nothing has failed
 */
export async function beginAgain(
  tx: WorkspaceTx,
  post: PostRow,
  deed: { userId: Id<"user"> | null; note: string },
): Promise<PostRow> {
  const row = await transition(tx, post, "retry", deed);
  const failed = await tx
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.postId, post.id), inArray(deliveries.status, unsent)))
    .for("update");
  if (failed.length === 0) throw new AppError("WRONG_STATE");
  await letGo(tx, row, failed);
  return row;
}

/** Ends a post that is being published when all of its deliveries have ended. Its row is locked. */
export async function settle(tx: WorkspaceTx, post: PostRow): Promise<PostRow> {
  const rows = await tx
    .select({ status: deliveries.status })
    .from(deliveries)
    .where(eq(deliveries.postId, post.id));
  const has = (...statuses: DeliveryRow["status"][]) => rows.some((row) => statuses.includes(row.status));
  if (has("waiting", "sending")) return post;
  const arrived = rows.length > 0 && !has("failed", "uncertain", "planned");
  if (post.status === "failed") {
    return arrived ? transition(tx, post, "settle", { userId: null }) : post;
  }
  const ended = await transition(tx, post, arrived ? "finish" : "fail", { userId: null });
  const kind = arrived ? "postPublished" : has("uncertain") ? "postUncertain" : "postFailed";
  await tell(tx, ended, kind, { userId: null });
  return ended;
}

/** Sends once more what may or may not have arrived, on somebody's word that it has not. */
export async function sendOnceMore(
  tx: WorkspaceTx,
  post: PostRow,
  delivery: DeliveryRow,
  userId: Id<"user"> | null,
): Promise<void> {
  const row = post.status === "failed" ? await transition(tx, post, "retry", { userId }) : post;
  await letGo(tx, row, [delivery]);
}
