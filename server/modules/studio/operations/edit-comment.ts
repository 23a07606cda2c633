import { workspaceOperation } from "@/server/operations/define";
import { authorOf, commentRow, lockThread, readThread } from "../comments/rows";
import { changeComment } from "../comments/say";
import { EditCommentInput, Thread } from "../contract";

export const editComment = workspaceOperation("studio.comment", {
  name: "studio.editComment",
  summary: "Change a comment of your own",
  kind: "mutation",
  input: EditCommentInput,
  output: Thread,
  rest: { method: "PATCH", path: "/studio/comments/{id}" },
  async run(ctx, { id, ...said }) {
    const comment = await commentRow(ctx.tx, id);
    const thread = await lockThread(ctx.tx, comment.threadId);
    await changeComment(ctx.tx, thread, comment, { author: authorOf(ctx), ...said });
    return readThread(ctx.tx, thread.id);
  },
});
