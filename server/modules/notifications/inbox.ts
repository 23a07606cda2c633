import { and, asc, desc, eq, gt, inArray, isNull, lt, sql } from "drizzle-orm";
import type { Tx } from "@/server/db/client";
import { publish } from "@/server/db/live";
import type { Id } from "@/server/platform/ids";
import type { InboxEvent, Notification, NotificationKind } from "./contract";
import { inboxTopic } from "./notify";
import { inboxes, notifications } from "./schema";

/** Whose inbox: a person's, in a store. */
export interface InboxOwner {
  workspaceId: Id<"workspace">;
  userId: Id<"user">;
}

const ofPerson = ({ workspaceId, userId }: InboxOwner) =>
  and(eq(notifications.workspaceId, workspaceId), eq(notifications.userId, userId));

const inboxOf = ({ workspaceId, userId }: InboxOwner) =>
  and(eq(inboxes.workspaceId, workspaceId), eq(inboxes.userId, userId));

function view(row: typeof notifications.$inferSelect): Notification {
  const { id, seq, params, link } = row;
  const kind = row.kind as NotificationKind;
  return {
    id,
    seq,
    kind,
    params,
    link,
    readAt: row.readAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

/** How many are unread, and the number of the last one. */
export async function inboxState(tx: Tx, owner: InboxOwner): Promise<{ unread: number; lastSeq: number }> {
  const [row] = await tx
    .select({ unread: inboxes.unread, lastSeq: inboxes.lastSeq })
    .from(inboxes)
    .where(inboxOf(owner));
  return row ?? { unread: 0, lastSeq: 0 };
}

/** Notifications before a number (all when not given), newest first. */
export async function newest(tx: Tx, owner: InboxOwner, page: { before?: number; limit: number }) {
  const rows = await tx
    .select()
    .from(notifications)
    .where(and(ofPerson(owner), page.before === undefined ? undefined : lt(notifications.seq, page.before)))
    .orderBy(desc(notifications.seq))
    .limit(page.limit);
  return rows.map(view);
}

/** Notifications after a number, oldest first, at most 200. */
export async function after(tx: Tx, owner: InboxOwner, seq: number): Promise<Notification[]> {
  const rows = await tx
    .select()
    .from(notifications)
    .where(and(ofPerson(owner), gt(notifications.seq, seq)))
    .orderBy(asc(notifications.seq))
    .limit(200);
  return rows.map(view);
}

/**
 * Marks notifications as read, all of them when `ids` is null, and tells the person's other devices.
 * @returns how many are unread now.
 */
export async function markAsRead(
  tx: Tx,
  owner: InboxOwner,
  ids: Id<"notification">[] | null,
): Promise<number> {
  // The inbox first, as `notify` does: the count and the rows change together or not at all.
  const [inbox] = await tx.select().from(inboxes).where(inboxOf(owner)).for("update");
  if (!inbox) return 0;
  const read = await tx
    .update(notifications)
    .set({ readAt: sql`now()` })
    .where(
      and(ofPerson(owner), isNull(notifications.readAt), ids ? inArray(notifications.id, ids) : undefined),
    )
    .returning({ id: notifications.id });
  const unread = inbox.unread - read.length;
  if (read.length === 0) return unread;
  await tx.update(inboxes).set({ unread }).where(inboxOf(owner));
  const event: InboxEvent = { type: "read", ids: ids ? read.map((row) => row.id) : null, unread };
  await publish(tx, inboxTopic(owner.workspaceId, owner.userId), event);
  return unread;
}
