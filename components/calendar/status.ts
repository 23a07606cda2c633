import { type PostStatus, postStatuses } from "@/server/modules/calendar/contract";

export const isStatus = (text: string | undefined): text is PostStatus =>
  postStatuses.some((status) => status === text);

/** The colour that repeats what the word of a state says. */
export const statusTones = {
  draft: "outline",
  review: "info",
  changes: "warning",
  approved: "accent",
  scheduled: "accent",
  publishing: "info",
  published: "success",
  failed: "destructive",
  cancelled: "outline",
} as const satisfies Record<PostStatus, string>;

const movable: readonly PostStatus[] = ["draft", "review", "changes", "approved", "scheduled"];

/** Whether a post may be given another time. */
export const isMovable = (status: PostStatus): boolean => movable.includes(status);
