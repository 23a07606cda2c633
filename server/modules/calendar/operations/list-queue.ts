import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { Queue } from "../contract";
import { toQueue } from "../queue-view";

export const listQueue = workspaceOperation("calendar.read", {
  name: "calendar.listQueue",
  summary: "List the approved posts that wait for a slot, in the order in which slots take them",
  kind: "query",
  input: z.strictObject({}),
  output: Queue,
  rest: { method: "GET", path: "/calendar/queue" },
  run: (ctx) => toQueue(ctx.tx, ctx.workspace),
});
