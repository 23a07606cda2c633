import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { Notification } from "../contract";
import { inboxState, newest } from "../inbox";
import { ownInbox } from "../owner";

export const listNotifications = workspaceOperation("workspace.read", {
  name: "notifications.listNotifications",
  summary: "List your notifications in the store, newest first",
  kind: "query",
  input: z.strictObject({
    /** The number before which the page begins: `nextCursor` of the page before. */
    cursor: z.int().min(1).optional(),
    limit: z.int().min(1).max(100).default(20),
  }),
  output: z.object({
    items: z.array(Notification),
    nextCursor: z.int().nullable(),
    unread: z.int(),
    /** From where to follow what comes next. */
    lastSeq: z.int(),
  }),
  rest: { method: "GET", path: "/notifications" },
  async run(ctx, { cursor, limit }) {
    const owner = ownInbox(ctx);
    // The state first: whatever commits between the two queries is then told again rather than not at all.
    const { unread, lastSeq } = await inboxState(ctx.tx, owner);
    const rows = await newest(ctx.tx, owner, { before: cursor, limit: limit + 1 });
    const items = rows.slice(0, limit);
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.seq ?? null) : null, unread, lastSeq };
  },
});
