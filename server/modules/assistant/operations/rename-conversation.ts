import { eq } from "drizzle-orm";
import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { ConversationSummary, Title } from "../contract";
import { conversationRow, personOf } from "../rows";
import { conversations } from "../schema";

export const renameConversation = workspaceOperation("ai.use", {
  name: "assistant.renameConversation",
  summary: "Give one of your conversations another title",
  kind: "mutation",
  input: z.strictObject({ id: idOf("conversation"), title: Title }),
  output: ConversationSummary,
  rest: { method: "PATCH", path: "/assistant/conversations/{id}" },
  async run(ctx, { id, title }) {
    const { updatedAt } = await conversationRow(ctx.tx, personOf(ctx), id);
    // It keeps its place in the list: nothing was said.
    await ctx.tx.update(conversations).set({ title, updatedAt }).where(eq(conversations.id, id));
    return { id, title, updatedAt: updatedAt.toISOString() };
  },
});
