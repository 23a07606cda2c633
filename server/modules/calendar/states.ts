import type { Permission } from "@/server/operations/permissions";

/** What a post may be. Safe for the browser. */
export const postStatuses = [
  "draft",
  "review",
  "changes",
  "approved",
  "scheduled",
  "publishing",
  "published",
  "failed",
  "cancelled",
] as const;
export type PostStatus = (typeof postStatuses)[number];

interface Transition {
  from: readonly PostStatus[];
  to: PostStatus;
  /** Who may; null for what only the calendar itself does. */
  by: Extract<Permission, `calendar.${string}`> | null;
}

/**
 * Every way from one state to another; there is no other. `revise` is an edit of what somebody has approved: it goes
 * back to review. `start`, `finish` and `fail` are the publishing's own.
 */
export const transitions = {
  submit: { from: ["draft", "changes"], to: "review", by: "calendar.write" },
  withdraw: { from: ["review"], to: "draft", by: "calendar.write" },
  requestChanges: { from: ["review", "approved", "scheduled"], to: "changes", by: "calendar.approve" },
  approve: { from: ["review"], to: "approved", by: "calendar.approve" },
  schedule: { from: ["approved"], to: "scheduled", by: "calendar.write" },
  unschedule: { from: ["scheduled"], to: "approved", by: "calendar.write" },
  revise: { from: ["approved", "scheduled", "failed"], to: "review", by: "calendar.write" },
  cancel: {
    from: ["draft", "review", "changes", "approved", "scheduled", "failed"],
    to: "cancelled",
    by: "calendar.write",
  },
  reopen: { from: ["cancelled"], to: "draft", by: "calendar.write" },
  retry: { from: ["failed"], to: "publishing", by: "calendar.write" },
  start: { from: ["scheduled"], to: "publishing", by: null },
  finish: { from: ["publishing"], to: "published", by: null },
  fail: { from: ["publishing"], to: "failed", by: null },
  /** A delivery of a failed post turned out to have arrived, and it was the last. */
  settle: { from: ["failed"], to: "published", by: null },
} as const satisfies Record<string, Transition>;
export type Action = keyof typeof transitions;

/** What people do to a post by name; the other actions follow from something else that they do. */
export const askedActions = [
  "submit",
  "withdraw",
  "requestChanges",
  "approve",
  "schedule",
  "unschedule",
  "cancel",
  "reopen",
  "retry",
] as const satisfies readonly Action[];
export type AskedAction = (typeof askedActions)[number];

/** Whether an action is possible in a state. */
export const isAllowed = (action: Action, status: PostStatus): boolean =>
  (transitions[action].from as readonly PostStatus[]).includes(status);

/** States in which the content has been approved: the database holds that it was this very revision. */
export const approvedStatuses = ["approved", "scheduled", "publishing", "published", "failed"] as const;

/** States in which the content can be edited. */
export const isEditable = (status: PostStatus): boolean =>
  ["draft", "review", "changes"].includes(status) || isAllowed("revise", status);

export const deliveryStatuses = ["planned", "waiting", "sending", "sent", "failed", "uncertain"] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

export const channelKinds = ["telegram", "webhook", "email"] as const;
export type ChannelKind = (typeof channelKinds)[number];
