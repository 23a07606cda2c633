import { eq } from "drizzle-orm";
import { announceComments } from "@/server/modules/live";
import { workspaceOperation } from "@/server/operations/define";
import { authorOf, lockThread, readThread } from "../comments/rows";
import { textThreads } from "../comments/schema";
import { ResolveThreadInput, Thread } from "../contract";

export const resolveThread = workspaceOperation("studio.comment", {
  name: "studio.resolveThread",
  summary: "Say that what was said of a text is settled, or open it again",
  kind: "mutation",
  input: ResolveThreadInput,
  output: Thread,
  rest: { method: "PATCH", path: "/studio/threads/{id}" },
  async run(ctx, { id, resolved }) {
    const { resolvedAt, generationId } = await lockThread(ctx.tx, id);
    // Who settled it first has settled it.
    if (resolved !== (resolvedAt !== null)) {
      await ctx.tx
        .update(textThreads)
        .set({ resolvedAt: resolved ? new Date() : null, resolvedBy: resolved ? authorOf(ctx) : null })
        .where(eq(textThreads.id, id));
      await announceComments(ctx.tx, ctx.workspace.id, generationId);
    }
    return readThread(ctx.tx, id);
  },
});
