import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/server/db/client";
import { publishAll } from "@/server/db/live";
import { type Id, newId } from "@/server/platform/ids";
import { type InboxEvent, type Notification, type NotificationKind, notificationKinds } from "./contract";
import { inboxes, notifications } from "./schema";

/** The topic on which a person hears of their notifications in a store. */
export const inboxTopic = (workspaceId: Id<"workspace">, userId: Id<"user">) =>
  `inbox:${workspaceId}:${userId}`;

interface NewNotification<K extends NotificationKind> {
  workspaceId: Id<"workspace">;
  userIds: readonly Id<"user">[];
  kind: K;
  params: z.input<(typeof notificationKinds)[K]>;
  /** Where it leads, within the store: `/products`. */
  link?: string;
}

/**
 * Notifies people of a store, in the transaction of what they are told. They see it at once when that commits,
 * and never otherwise.
 */
export async function notify<K extends NotificationKind>(tx: Tx, message: NewNotification<K>): Promise<void> {
  const { workspaceId, kind, link = null } = message;
  // In one order for everybody, so that two notices to the same people do not wait for each other.
  const userIds = [...new Set(message.userIds)].sort();
  if (userIds.length === 0) return;
  const params = notificationKinds[kind].parse(message.params) as Notification["params"];

  const numbers = await tx
    .insert(inboxes)
    .values(userIds.map((userId) => ({ workspaceId, userId, lastSeq: 1, unread: 1 })))
    .onConflictDoUpdate({
      target: [inboxes.workspaceId, inboxes.userId],
      set: { lastSeq: sql`${inboxes.lastSeq} + 1`, unread: sql`${inboxes.unread} + 1` },
    })
    .returning({ userId: inboxes.userId, seq: inboxes.lastSeq, unread: inboxes.unread });

  const createdAt = new Date();
  const rows = numbers.map(({ userId, seq, unread }) => ({
    row: { id: newId("notification"), workspaceId, userId, seq, kind, params, link, createdAt },
    unread,
  }));
  await tx.insert(notifications).values(rows.map(({ row }) => row));
  await publishAll(
    tx,
    rows.map(({ row, unread }) => {
      const { id, seq } = row;
      const notification: Notification = {
        id,
        seq,
        kind,
        params,
        link,
        readAt: null,
        createdAt: createdAt.toISOString(),
      };
      const message: InboxEvent = { type: "notification", notification, unread };
      return { topic: inboxTopic(workspaceId, row.userId), message };
    }),
  );
}
