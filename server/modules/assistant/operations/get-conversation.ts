import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { Conversation } from "../contract";
import { conversationRow, messagesOf, personOf, toMessage } from "../rows";

export const getConversation = workspaceOperation("ai.use", {
  name: "assistant.getConversation",
  summary: "Read one of your conversations with the assistant",
  kind: "query",
  input: z.strictObject({ id: idOf("conversation") }),
  output: Conversation,
  rest: { method: "GET", path: "/assistant/conversations/{id}" },
  async run(ctx, { id }) {
    const userId = personOf(ctx);
    const { title, updatedAt } = await conversationRow(ctx.tx, userId, id);
    const messages = await messagesOf(ctx.tx, userId, id);
    return { id, title, updatedAt: updatedAt.toISOString(), messages: messages.map(toMessage) };
  },
});
