import { eq } from "drizzle-orm";
import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { notFound } from "@/server/platform/errors";
import { idOf } from "@/server/platform/ids";
import { Slot } from "../contract";
import { fillSlots } from "../queue";
import { slots } from "../schema";
import { toSlot } from "../slot-view";
import { nextMoment } from "../time";

export const skipSlot = workspaceOperation("calendar.write", {
  name: "calendar.skipSlot",
  summary: "Let a slot's next time pass without a post, or take that back",
  kind: "mutation",
  input: z.strictObject({
    id: idOf("slot"),
    skip: z.boolean().meta({ description: "False for the next time by the clock, whatever was skipped" }),
  }),
  output: Slot,
  rest: { method: "POST", path: "/calendar/slots/{id}/skip" },
  async run({ tx, workspace }, { id, skip }) {
    const zone = workspace.timezone;
    const now = new Date();
    // A moment that has just come is not the next one.
    await fillSlots(tx, zone, now);
    const [slot] = await tx.select().from(slots).where(eq(slots.id, id)).for("update");
    if (!slot) throw notFound("slot");
    const nextAt = nextMoment(slot, skip ? slot.nextAt : now, zone);
    const [row] = await tx.update(slots).set({ nextAt }).where(eq(slots.id, id)).returning();
    if (!row) throw notFound("slot");
    return toSlot(row);
  },
});
