import { and, eq, isNull } from "drizzle-orm";
import { workspaceOperation } from "@/server/operations/define";
import { notFound } from "@/server/platform/errors";
import { AddSlotInput, Slot } from "../contract";
import { channels, slots } from "../schema";
import { toSlot } from "../slot-view";
import { nextMoment } from "../time";

export const addSlot = workspaceOperation("calendar.approve", {
  name: "calendar.addSlot",
  summary: "Have the next approved post go out at a time of some weekdays, on the store's clock",
  kind: "mutation",
  input: AddSlotInput,
  output: Slot,
  rest: { method: "POST", path: "/calendar/slots", status: 201 },
  async run(ctx, { weekdays, time, channelId }) {
    if (channelId) {
      const known = await ctx.tx.$count(
        channels,
        and(eq(channels.id, channelId), isNull(channels.removedAt)),
      );
      if (known === 0) throw notFound("channel");
    }
    const zone = ctx.workspace.timezone;
    const weekly = { weekdays: [...weekdays].sort(), time };
    const [row] = await ctx.tx
      .insert(slots)
      .values({
        ...weekly,
        workspaceId: ctx.workspace.id,
        channelId,
        zone,
        nextAt: nextMoment(weekly, new Date(), zone),
      })
      .returning();
    if (!row) throw new Error("the slot was not written");
    return toSlot(row);
  },
});
