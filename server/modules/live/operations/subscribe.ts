import { z } from "zod";
import { ownInbox } from "@/server/modules/notifications";
import { workspaceOperation } from "@/server/operations/define";
import { LiveEvent } from "../contract";
import { follow } from "../follow";

export const subscribe = workspaceOperation("workspace.read", {
  name: "live.subscribe",
  summary: "Follow your notifications and the store's long works as they happen",
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
      lastSeq: lastEventId ? Number(lastEventId) : undefined,
      signal: ctx.signal,
      transaction: ctx.transaction,
    }),
});
