import { z } from "zod";
import { ownInbox } from "@/server/modules/notifications";
import { workspaceOperation } from "@/server/operations/define";
import { LiveEvent } from "../contract";
import { follow } from "../follow";

export const subscribe = workspaceOperation("workspace.read", {
  name: "live.subscribe",
  summary: "Follow your notifications, the store's long works and comments on its texts as they happen",
  kind: "subscription",
  input: z.strictObject({
    /** Id of the last item that arrived, or `lastSeq` of the list of notifications. */
    lastEventId: z
      .string()
      .regex(/^\d{1,15}$/)
      .nullish(),
  }),
  output: LiveEvent,
  rest: { method: "GET", path: "/live" },
  run: (ctx, { lastEventId }) =>
    follow({
      owner: ownInbox(ctx),
      withTasks: ctx.workspace.permissions.has("tasks.read"),
      withComments: ctx.workspace.permissions.has("studio.read"),
      lastSeq: lastEventId ? Number(lastEventId) : undefined,
      signal: ctx.signal,
      transaction: ctx.transaction,
    }),
});
