import { eq } from "drizzle-orm";
import { z } from "zod";
import { workspaceOperation } from "@/server/operations/define";
import { notFound } from "@/server/platform/errors";
import { idOf } from "@/server/platform/ids";
import { slots } from "../schema";

export const removeSlot = workspaceOperation("calendar.approve", {
  name: "calendar.removeSlot",
  summary: "Take a slot away; posts that it has scheduled stay scheduled",
  kind: "mutation",
  input: z.strictObject({ id: idOf("slot") }),
  output: z.object({ removed: z.boolean() }),
  rest: { method: "DELETE", path: "/calendar/slots/{id}" },
  async run(ctx, { id }) {
    const gone = await ctx.tx.delete(slots).where(eq(slots.id, id)).returning({ id: slots.id });
    if (gone.length === 0) throw notFound("slot");
    return { removed: true };
  },
});
