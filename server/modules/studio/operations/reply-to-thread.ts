import { workspaceOperation } from "@/server/operations/define";
import { authorOf, lockThread, readThread } from "../comments/rows";
import { addComment } from "../comments/say";
import { ReplyInput, Thread } from "../contract";

export const replyToThread = workspaceOperation("studio.comment", {
  name: "studio.replyToThread",
  summary: "Reply to a comment on a text",
  kind: "mutation",
  input: ReplyInput,
  output: Thread,
  rest: { method: "POST", path: "/studio/threads/{id}/comments", status: 201 },
  perMinute: 60,
  async run(ctx, { id, ...said }) {
    await addComment(ctx.tx, await lockThread(ctx.tx, id), { author: authorOf(ctx), ...said });
    return readThread(ctx.tx, id);
  },
});
