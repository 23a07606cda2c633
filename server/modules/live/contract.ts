import { z } from "zod";
import { InboxEvent } from "@/server/modules/notifications/contract";
import { Task } from "@/server/modules/tasks/contract";
import { idOf } from "@/server/platform/ids";

/** What the person who looks at a store is told as it happens. */
export const LiveEvent = z.discriminatedUnion("type", [
  /** Sent at the beginning and after anything that may have been missed: what has no number is to be read again. */
  z.object({ type: z.literal("ready"), unread: z.int() }),
  ...InboxEvent.options,
  z.object({ type: z.literal("task"), task: Task }),
  /** Somebody wrote, changed or closed a comment on a text. */
  z.object({ type: z.literal("comments"), generationId: idOf("generation") }),
]);
export type LiveEvent = z.output<typeof LiveEvent>;
