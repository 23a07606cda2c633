import { routerOf } from "@/server/trpc/procedures";
import { ask } from "./operations/ask";
import { deleteConversation } from "./operations/delete-conversation";
import { getConversation } from "./operations/get-conversation";
import { listConversations } from "./operations/list-conversations";
import { renameConversation } from "./operations/rename-conversation";

export const assistantRouter = routerOf({
  ask,
  listConversations,
  getConversation,
  renameConversation,
  deleteConversation,
});
