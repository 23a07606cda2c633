import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { markAsRead } from "../inbox";
import { ownInbox } from "../owner";

export const markAllRead = workspaceOperation("workspace.read", {
  name: "notifications.markAllRead",
  summary: "Mark all your notifications in the store as read",
  kind: "mutation",
  input: z.strictObject({}),
  output: z.object({ unread: z.int() }),
  rest: { method: "POST", path: "/notifications/read-all" },
  run: async (ctx) => ({ unread: await markAsRead(ctx.tx, ownInbox(ctx), null) }),
});
