import { z } from "zod";
import { recordAudit } from "@/server/modules/audit";
import { workspaceOperation } from "@/server/operations/define";
import { newId } from "@/server/platform/ids";
import { seal } from "@/server/platform/secrets";
import { newSigningKey } from "../channels/webhook";
import { AddChannelInput, Channel } from "../contract";
import { secretPurpose } from "../message";
import { channels } from "../schema";
import { toChannel } from "../views";

export const addChannel = workspaceOperation("calendar.approve", {
  name: "calendar.addChannel",
  summary: "Add a place where posts can go; a webhook's signing key is shown this once",
  kind: "mutation",
  input: z.strictObject({ channel: AddChannelInput }),
  output: z.object({ channel: Channel, signingKey: z.string().nullable() }),
  rest: { method: "POST", path: "/calendar/channels", status: 201 },
  async run(ctx, { channel }) {
    const id = newId("channel");
    const signingKey = channel.kind === "webhook" ? newSigningKey() : null;
    const secret = channel.kind === "telegram" ? channel.token : signingKey;
    const [row] = await ctx.tx
      .insert(channels)
      .values({
        id,
        workspaceId: ctx.workspace.id,
        kind: channel.kind,
        name: channel.name,
        target: channel.kind === "telegram" ? channel.chat : channel.kind === "webhook" ? channel.url : null,
        secret: secret && seal(secret, secretPurpose, id),
        createdBy: ctx.actor.userId,
      })
      .returning();
    if (!row) throw new Error("the channel was not written");
    const details = { kind: channel.kind, name: channel.name };
    await recordAudit(ctx.tx, { actor: ctx.actor, action: "channel.added", target: id, details });
    return { channel: toChannel(row), signingKey };
  },
});
