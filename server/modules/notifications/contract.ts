import { z } from "zod";
import { idOf } from "@/server/platform/ids";

const count = z.int().min(0);

/** The kinds of notifications, each with a text under `notifications.kind` and the values that the text needs. */
export const notificationKinds = {
  welcome: z.strictObject({ points: count }),
  importDone: z.strictObject({ file: z.string(), created: count, updated: count, failed: count }),
  importFailed: z.strictObject({ file: z.string() }),
  exportReady: z.strictObject({ products: count }),
  exportFailed: z.strictObject({}),
  bulkDone: z.strictObject({ done: count, failed: count }),
  bulkFailed: z.strictObject({}),
  bulkCancelled: z.strictObject({ done: count }),
  analysisDone: z.strictObject({ what: z.string() }),
  analysisFailed: z.strictObject({ what: z.string() }),
  competitorDone: z.strictObject({ shop: z.string(), products: count }),
  competitorFailed: z.strictObject({ shop: z.string() }),
  priceAlert: z.strictObject({ what: z.string(), product: z.string(), shop: z.string() }),
  priceAlerts: z.strictObject({ count, shops: count, shop: z.string() }),
  pointsLow: z.strictObject({ points: count }),
  budgetReached: z.strictObject({ percent: count }),
  memberJoined: z.strictObject({ name: z.string() }),
  postReview: z.strictObject({ title: z.string(), name: z.string() }),
  postChanges: z.strictObject({ title: z.string(), name: z.string() }),
  postApproved: z.strictObject({ title: z.string(), name: z.string() }),
  postPublished: z.strictObject({ title: z.string() }),
  postFailed: z.strictObject({ title: z.string() }),
  postUncertain: z.strictObject({ title: z.string() }),
  textMention: z.strictObject({ name: z.string(), title: z.string() }),
  textComment: z.strictObject({ name: z.string(), title: z.string() }),
  pricesProposed: z.strictObject({ count }),
  pricesHeld: z.strictObject({ count }),
  roleChanged: z.strictObject({ role: z.string() }),
} as const;
export type NotificationKind = keyof typeof notificationKinds;

const Kind = z.enum(Object.keys(notificationKinds) as [NotificationKind, ...NotificationKind[]]);

export const Notification = z.object({
  id: idOf("notification"),
  /** Counts up by one for each notification to this person in this store. */
  seq: z.int(),
  kind: Kind,
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Where it leads, within the store. */
  link: z.string().nullable(),
  readAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});
export type Notification = z.output<typeof Notification>;

/** What a person is told at once: a new notification, or that some were read, here or on another device. */
export const InboxEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("notification"), notification: Notification, unread: z.int() }),
  /** All up to now were read when `ids` is null. */
  z.object({ type: z.literal("read"), ids: z.array(idOf("notification")).nullable(), unread: z.int() }),
]);
export type InboxEvent = z.output<typeof InboxEvent>;
