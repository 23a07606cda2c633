import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { recordAudit } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { notFound } from "@/server/platform/errors";
import { idOf } from "@/server/platform/ids";
import { channels, slots } from "../schema";

export const removeChannel = workspaceOperation("calendar.approve", {
  name: "calendar.removeChannel",
  summary: "Remove a channel with its secret and its slots; its results stay",
  kind: "mutation",
  input: z.strictObject({ id: idOf("channel") }),
  output: z.object({ removed: z.boolean() }),
  rest: { method: "DELETE", path: "/calendar/channels/{id}" },
  async run(ctx, { id }) {
    const [row] = await ctx.tx
      .update(channels)
      .set({ removedAt: new Date(), secret: null })
      .where(and(eq(channels.id, id), isNull(channels.removedAt)))
      .returning();
    if (!row) throw notFound("channel");
    await ctx.tx.delete(slots).where(eq(slots.channelId, id));
    const details = { kind: row.kind, name: row.name };
    await recordAudit(ctx.tx, { actor: ctx.actor, action: "channel.removed", target: id, details });
    return { removed: true };
  },
});
