import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { inboxState } from "../inbox";
import { ownInbox } from "../owner";

export const countUnread = workspaceOperation("workspace.read", {
  name: "notifications.countUnread",
  summary: "Count your unread notifications in the store",
  kind: "query",
  input: z.strictObject({}),
  output: z.object({ unread: z.int() }),
  rest: { method: "GET", path: "/notifications/unread" },
  async run(ctx) {
    const { unread } = await inboxState(ctx.tx, ownInbox(ctx));
    return { unread };
  },
});
