import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { ConversationSummary } from "../contract";
import { listConversationRows, personOf } from "../rows";

export const listConversations = workspaceOperation("ai.use", {
  name: "assistant.listConversations",
  summary: "List your conversations with the assistant, the last led first",
  kind: "query",
  input: z.strictObject({
    search: z.string().trim().max(200).optional(),
    cursor: z.string().max(400).optional(),
    limit: z.int().min(1).max(100).default(30),
  }),
  output: z.object({ items: z.array(ConversationSummary), nextCursor: z.string().nullable() }),
  rest: { method: "GET", path: "/assistant/conversations" },
  run: (ctx, filter) => listConversationRows(ctx.tx, personOf(ctx), filter),
});
