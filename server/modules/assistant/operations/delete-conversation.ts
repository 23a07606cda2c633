import { eq } from "drizzle-orm";
import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { conversationRow, personOf } from "../rows";
import { conversations } from "../schema";

export const deleteConversation = workspaceOperation("ai.use", {
  name: "assistant.deleteConversation",
  summary: "Delete one of your conversations with all that was said",
  kind: "mutation",
  input: z.strictObject({ id: idOf("conversation") }),
  output: z.object({ id: idOf("conversation") }),
  rest: { method: "DELETE", path: "/assistant/conversations/{id}" },
  async run(ctx, { id }) {
    await conversationRow(ctx.tx, personOf(ctx), id);
    await ctx.tx.delete(conversations).where(eq(conversations.id, id));
    return { id };
  },
});
