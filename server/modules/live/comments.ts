import type { Tx } from "@/server/db/client";
import { publish } from "@/server/db/live";
import type { Id } from "@/server/platform/ids";
import type { LiveEvent } from "./contract";

export type CommentsChanged = Extract<LiveEvent, { type: "comments" }>;

/** The topic on which those who may read a store's texts hear that something was said of one. */
export const commentsTopic = (workspaceId: Id<"workspace">) => `comments:${workspaceId}`;

/** Tells everybody who looks at a text that its comments are others now, when the transaction commits. */
export function announceComments(
  tx: Tx,
  workspaceId: Id<"workspace">,
  generationId: Id<"generation">,
): Promise<void> {
  const message: CommentsChanged = { type: "comments", generationId };
  return publish(tx, commentsTopic(workspaceId), message);
}
