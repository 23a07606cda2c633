import { eq } from "drizzle-orm";
import { z } from "zod";
import { announceComments } from "@/server/modules/live";
import { workspaceOperation } from "@/server/operations/define";
import { AppError } from "@/server/platform/errors";
import { idOf } from "@/server/platform/ids";
import { authorOf, commentRow, lockThread } from "../comments/rows";
import { textComments, textThreads } from "../comments/schema";

export const deleteComment = workspaceOperation("studio.comment", {
  name: "studio.deleteComment",
  summary: "Delete a comment: your own, or as owner or admin of the store anybody's",
  kind: "mutation",
  input: z.strictObject({ id: idOf("textComment") }),
  output: z.object({ generationId: idOf("generation") }),
  rest: { method: "DELETE", path: "/studio/comments/{id}" },
  async run(ctx, { id }) {
    const { createdBy, threadId } = await commentRow(ctx.tx, id);
    const thread = await lockThread(ctx.tx, threadId);
    if (createdBy !== authorOf(ctx) && !ctx.workspace.permissions.has("workspace.manage")) {
      throw new AppError("FORBIDDEN", { params: { permission: "workspace.manage" } });
    }
    await ctx.tx.delete(textComments).where(eq(textComments.id, id));
    // A thread of which nothing is left is none.
    const left = await ctx.tx.$count(textComments, eq(textComments.threadId, threadId));
    if (left === 0) await ctx.tx.delete(textThreads).where(eq(textThreads.id, threadId));
    await announceComments(ctx.tx, ctx.workspace.id, thread.generationId);
    return { generationId: thread.generationId };
  },
});
