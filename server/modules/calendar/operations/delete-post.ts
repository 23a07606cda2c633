import { eq } from "drizzle-orm";
import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { AppError } from "@/server/platform/errors";
import { idOf } from "@/server/platform/ids";
import { deliveries, posts } from "../schema";
import { lockPost } from "../transition";

export const deletePost = workspaceOperation("calendar.write", {
  name: "calendar.deletePost",
  summary: "Delete a draft, or a cancelled post of which nothing was sent",
  kind: "mutation",
  input: z.strictObject({ id: idOf("post") }),
  output: z.object({ deleted: z.boolean() }),
  rest: { method: "DELETE", path: "/calendar/posts/{id}" },
  async run(ctx, { id }) {
    const post = await lockPost(ctx.tx, id);
    const targets = await ctx.tx
      .select({ round: deliveries.round })
      .from(deliveries)
      .where(eq(deliveries.postId, id));
    const untouched = targets.every((target) => target.round === 0);
    if (!["draft", "cancelled"].includes(post.status) || !untouched) throw new AppError("WRONG_STATE");
    await ctx.tx.delete(posts).where(eq(posts.id, id));
    return { deleted: true };
  },
});
