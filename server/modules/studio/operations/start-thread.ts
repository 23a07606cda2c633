import { workspaceOperation } from "@/server/operations/define";
import { AppError } from "@/server/platform/errors";
import { passageAt } from "../comments/passage";
import { authorOf, readThread } from "../comments/rows";
import { addComment } from "../comments/say";
import { textThreads } from "../comments/schema";
import { StartThreadInput, Thread } from "../contract";
import { versionRow } from "../generation-rows";

export const startThread = workspaceOperation("studio.comment", {
  name: "studio.startThread",
  summary: "Comment on a version of a text, or on a passage in it",
  kind: "mutation",
  input: StartThreadInput,
  output: Thread,
  rest: { method: "POST", path: "/studio/generations/{id}/threads", status: 201 },
  perMinute: 60,
  async run(ctx, { id, version, passage: place, ...said }) {
    const author = authorOf(ctx);
    const { text } = await versionRow(ctx.tx, id, version);
    const passage = place && passageAt(text, place);
    if (place && !passage) {
      throw new AppError("BAD_INPUT", { fields: [{ path: "passage", code: "invalid" }] });
    }
    const [thread] = await ctx.tx
      .insert(textThreads)
      .values({ workspaceId: ctx.workspace.id, generationId: id, version, passage: passage ?? null })
      .returning();
    if (!thread) throw new Error("the thread was not written");
    await addComment(ctx.tx, thread, { author, ...said });
    return readThread(ctx.tx, thread.id);
  },
});
