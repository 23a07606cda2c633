import { and, eq, inArray, isNull, notInArray } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { productCovers } from "@/server/modules/catalog";
import { fileRow } from "@/server/modules/files";
import { AppError, notFound } from "@/server/platform/errors";
import type { PostContent } from "./contract";
import { channels, deliveries } from "./schema";
import type { PostRow } from "./transition";

/** Checks that what a post names is the store's, and of the right kind. @throws AppError NOT_FOUND, BAD_INPUT */
export async function checkContent(tx: WorkspaceTx, content: PostContent): Promise<void> {
  const ids = content.channels.map(({ channelId }) => channelId);
  if (new Set(ids).size < ids.length) {
    throw new AppError("BAD_INPUT", { fields: [{ path: "channels", code: "invalid" }] });
  }
  if (ids.length > 0) {
    const known = await tx.$count(channels, and(inArray(channels.id, ids), isNull(channels.removedAt)));
    if (known < ids.length) throw notFound("channel");
  }
  if (content.imageId) {
    const { mediaType } = await fileRow(tx, content.imageId);
    if (!mediaType.startsWith("image/")) {
      throw new AppError("BAD_INPUT", { fields: [{ path: "imageId", code: "invalid" }] });
    }
  }
  if (content.productId && (await productCovers(tx, [content.productId])).size === 0) {
    throw notFound("product");
  }
}

/** Where a post is to go. What has been sent stays; the rest becomes what the content says. */
export async function writeTargets(
  tx: WorkspaceTx,
  post: Pick<PostRow, "id" | "workspaceId">,
  wanted: PostContent["channels"],
): Promise<void> {
  const ids = wanted.map(({ channelId }) => channelId);
  const unsent = inArray(deliveries.status, ["planned", "failed"]);
  await tx
    .delete(deliveries)
    .where(
      and(
        eq(deliveries.postId, post.id),
        unsent,
        ids.length > 0 ? notInArray(deliveries.channelId, ids) : undefined,
      ),
    );
  for (const { channelId, text } of wanted) {
    await tx
      .insert(deliveries)
      .values({ workspaceId: post.workspaceId, postId: post.id, channelId, text })
      .onConflictDoUpdate({
        target: [deliveries.workspaceId, deliveries.postId, deliveries.channelId],
        set: { text },
        setWhere: unsent,
      });
  }
}
