import { asc, isNull } from "drizzle-orm";
import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { Channel } from "../contract";
import { channels } from "../schema";
import { toChannel } from "../views";

export const listChannels = workspaceOperation("calendar.read", {
  name: "calendar.listChannels",
  summary: "List where posts can go",
  kind: "query",
  input: z.strictObject({}),
  output: z.object({ items: z.array(Channel) }),
  rest: { method: "GET", path: "/calendar/channels" },
  async run(ctx) {
    const rows = await ctx.tx
      .select()
      .from(channels)
      .where(isNull(channels.removedAt))
      .orderBy(asc(channels.id));
    return { items: rows.map(toChannel) };
  },
});
