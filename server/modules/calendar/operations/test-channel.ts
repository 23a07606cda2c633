import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { users } from "@/server/modules/auth";
import { platformSettings } from "@/server/modules/settings";
import { workspaceOperation } from "@/server/operations/define";
import { appUrl } from "@/server/platform/env";
import { notFound } from "@/server/platform/errors";
import { translatorFor } from "@/server/platform/i18n/messages";
import { idOf, newId } from "@/server/platform/ids";
import { SealBrokenError } from "@/server/platform/secrets";
import { sendDraft } from "../channels/email";
import { testTelegram } from "../channels/telegram";
import { testWebhook } from "../channels/webhook";
import { Channel } from "../contract";
import { openSecret } from "../message";
import type { ChannelProblem } from "../problems";
import { channels } from "../schema";
import { toChannel } from "../views";

type ChannelRow = typeof channels.$inferSelect;

export const testChannel = workspaceOperation("calendar.approve", {
  name: "calendar.testChannel",
  summary: "Look whether a channel would take a post; nothing is published",
  kind: "action",
  input: z.strictObject({ id: idOf("channel") }),
  output: Channel,
  rest: { method: "POST", path: "/calendar/channels/{id}/test" },
  perMinute: 12,
  async run(ctx, { id }) {
    const { channel, mail } = await ctx.transaction(async (tx) => {
      const [row] = await tx
        .select()
        .from(channels)
        .where(and(eq(channels.id, id), isNull(channels.removedAt)));
      if (!row) throw notFound("channel");
      const { userId } = ctx.actor;
      const [person] = userId
        ? await tx.select({ email: users.email }).from(users).where(eq(users.id, userId))
        : [];
      return { channel: row, mail: person?.email };
    });
    const testProblem = await test(channel, async () => {
      if (!mail) return { code: "noAuthor" };
      const t = await translatorFor(ctx.locale, "calendar");
      const result = await sendDraft({
        to: mail,
        locale: ctx.locale,
        brand: (await platformSettings()).branding.name,
        title: t("mail.testTitle"),
        text: t("mail.testText"),
        url: `${appUrl()}/store/${ctx.workspace.slug}/calendar`,
        key: `calendar:test:${newId("event")}`,
      });
      return result.type === "sent" ? null : result.problem;
    });
    const [row] = await ctx.transaction((tx) =>
      tx.update(channels).set({ testedAt: new Date(), testProblem }).where(eq(channels.id, id)).returning(),
    );
    if (!row) throw notFound("channel");
    return toChannel(row);
  },
});

async function test(
  channel: ChannelRow,
  mail: () => Promise<ChannelProblem | null>,
): Promise<ChannelProblem | null> {
  if (channel.kind === "email") return mail();
  try {
    const secret = openSecret(channel);
    const target = channel.target ?? "";
    return channel.kind === "telegram"
      ? await testTelegram({ token: secret, chat: target })
      : await testWebhook({ url: target, key: secret });
  } catch (error) {
    if (error instanceof SealBrokenError) return { code: "secretLost" };
    throw error;
  }
}
