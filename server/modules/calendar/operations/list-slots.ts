import { asc } from "drizzle-orm";
import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { Slot } from "../contract";
import { slots } from "../schema";
import { toSlot } from "../slot-view";

export const listSlots = workspaceOperation("calendar.read", {
  name: "calendar.listSlots",
  summary: "List the times at which, week by week, the next approved post goes out",
  kind: "query",
  input: z.strictObject({}),
  output: z.object({ items: z.array(Slot) }),
  rest: { method: "GET", path: "/calendar/slots" },
  async run(ctx) {
    const rows = await ctx.tx.select().from(slots).orderBy(asc(slots.time), asc(slots.id));
    return { items: rows.map(toSlot) };
  },
});
