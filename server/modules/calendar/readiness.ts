import { eq } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { appUrl } from "@/server/platform/env";
import { AppError, type FieldProblem } from "@/server/platform/errors";
import { linkPlaceholder, renderFor } from "./limits";
import { channels, deliveries } from "./schema";
import type { PostRow } from "./transition";

/** Demands that every channel of a post would take it: it has a text, channels, and is nowhere too long. @throws AppError BAD_INPUT */
export async function demandReady(tx: WorkspaceTx, post: PostRow): Promise<void> {
  const targets = await tx
    .select({ kind: channels.kind, text: deliveries.text, removedAt: channels.removedAt })
    .from(deliveries)
    .innerJoin(channels, eq(channels.id, deliveries.channelId))
    .where(eq(deliveries.postId, post.id));
  const fields: FieldProblem[] = [];
  if (post.text === "") fields.push({ path: "text", code: "required" });
  if (targets.every((target) => target.removedAt)) fields.push({ path: "channels", code: "required" });
  const link = post.link && linkPlaceholder(appUrl());
  for (const target of targets) {
    const { length, limit } = renderFor(target.kind, {
      text: target.text ?? post.text,
      link,
      picture: post.imageId !== null,
    });
    if (limit !== null && length > limit) {
      fields.push({ path: "text", code: "tooBig.text", params: { max: limit } });
      break;
    }
  }
  if (fields.length > 0) throw new AppError("BAD_INPUT", { fields });
}
