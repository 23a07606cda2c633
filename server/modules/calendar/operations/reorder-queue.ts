import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { idOf } from "@/server/platform/ids";
import { Queue } from "../contract";
import { readQueue } from "../queue";
import { toQueue } from "../queue-view";
import { posts } from "../schema";

export const reorderQueue = workspaceOperation("calendar.write", {
  name: "calendar.reorderQueue",
  summary: "Put the posts that wait for a slot in order; those that are not named come after these",
  kind: "mutation",
  input: z.strictObject({
    ids: z
      .array(idOf("post"))
      .max(1000)
      .refine((ids) => new Set(ids).size === ids.length)
      .meta({ description: "First comes first. A post that no longer waits is passed over" }),
  }),
  output: Queue,
  rest: { method: "PUT", path: "/calendar/queue" },
  async run({ tx, workspace }, { ids }) {
    const waiting = (await readQueue(tx)).map(({ post }) => post.id);
    const named = ids.filter((id) => waiting.includes(id));
    const rest = waiting.filter((id) => !named.includes(id));
    for (const [position, id] of [...named, ...rest].entries()) {
      await tx
        .update(posts)
        .set({ queuePosition: position })
        .where(and(eq(posts.id, id), eq(posts.status, "approved")));
    }
    return toQueue(tx, workspace);
  },
});
