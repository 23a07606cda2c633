import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { markAsRead } from "../inbox";
import { ownInbox } from "../owner";

export const markRead = workspaceOperation("workspace.read", {
  name: "notifications.markRead",
  summary: "Mark notifications as read",
  kind: "mutation",
  input: z.strictObject({ ids: z.array(idOf("notification")).min(1).max(100) }),
  output: z.object({ unread: z.int() }),
  rest: { method: "POST", path: "/notifications/read" },
  run: async (ctx, { ids }) => ({ unread: await markAsRead(ctx.tx, ownInbox(ctx), ids) }),
});
