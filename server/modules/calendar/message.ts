import { buffer } from "node:stream/consumers";
import { and, eq } from "drizzle-orm";
import sharp from "sharp";
import type { WorkspaceTx } from "@/server/db/client";
import { workspaces } from "@/server/db/tenant";
import { users } from "@/server/modules/auth";
import { productCovers } from "@/server/modules/catalog";
import { fileRow, openFile } from "@/server/modules/files";
import { platformSettings } from "@/server/modules/settings";
import { appUrl } from "@/server/platform/env";
import { isLocale } from "@/server/platform/i18n/locales";
import { SealBrokenError, unseal } from "@/server/platform/secrets";
import { sendDraft } from "./channels/email";
import { sendToTelegram } from "./channels/telegram";
import { sendToWebhook } from "./channels/webhook";
import { renderFor } from "./limits";
import { shortUrl } from "./links/make";
import type { SendResult } from "./problems";
import { channels, deliveries, posts, shortLinks } from "./schema";
import type { ChannelKind } from "./states";
import { excerptOf } from "./views";

type ChannelRow = typeof channels.$inferSelect;

/** Channels that know a message again when it comes a second time, so that it may be sent until they answer. */
export const knowsAgain: Record<ChannelKind, boolean> = { telegram: false, webhook: true, email: true };

const purpose = "channels of the calendar";
/** What a channel keeps secret, opened. @throws SealBrokenError */
export const openSecret = (row: Pick<ChannelRow, "id" | "secret">): string =>
  row.secret ? unseal(row.secret, purpose, row.id) : "";
export const secretPurpose = purpose;

/** Everything that a message is made of, read in one transaction. */
export async function readMessage(tx: WorkspaceTx, deliveryId: (typeof deliveries.$inferSelect)["id"]) {
  const [found] = await tx
    .select({
      delivery: deliveries,
      post: posts,
      channel: channels,
      code: shortLinks.code,
      author: { name: users.name, email: users.email, locale: users.locale },
      store: { slug: workspaces.slug, name: workspaces.name },
    })
    .from(deliveries)
    .innerJoin(posts, eq(posts.id, deliveries.postId))
    .innerJoin(channels, eq(channels.id, deliveries.channelId))
    .innerJoin(workspaces, eq(workspaces.id, deliveries.workspaceId))
    .leftJoin(shortLinks, and(eq(shortLinks.deliveryId, deliveries.id)))
    .leftJoin(users, eq(users.id, posts.createdBy))
    .where(eq(deliveries.id, deliveryId));
  if (!found) return undefined;
  const { imageId, productId } = found.post;
  return {
    ...found,
    image: imageId && (await fileRow(tx, imageId)),
    product: (productId && (await productCovers(tx, [productId])).get(productId)) || null,
  };
}
export type Message = NonNullable<Awaited<ReturnType<typeof readMessage>>>;

/** Prepares a message, so that after this nothing but the sending itself can fail. */
export async function prepare(message: Message): Promise<() => Promise<SendResult>> {
  const { channel, post, delivery, image, author } = message;
  const refuse = (code: "channelRemoved" | "secretLost" | "noAuthor") => async (): Promise<SendResult> => ({
    type: "refused",
    problem: { code },
  });
  if (channel.removedAt) return refuse("channelRemoved");
  let secret: string;
  try {
    secret = openSecret(channel);
  } catch (error) {
    if (error instanceof SealBrokenError) return refuse("secretLost");
    throw error;
  }
  const link = post.link && message.code && shortUrl(message.code);
  const content = { text: delivery.text ?? post.text, link, picture: image !== null };
  const { text } = renderFor(channel.kind, content);
  // Whoever has it sent again wants a new message; every attempt of one round is the same.
  const key = `${delivery.id}-${delivery.round}`;
  const target = channel.target ?? "";
  switch (channel.kind) {
    case "telegram": {
      // Telegram takes WebP for a sticker.
      const picture = image && {
        name: "picture.jpg",
        mediaType: "image/jpeg",
        content: await sharp(await buffer(await openFile(image)))
          .flatten({ background: "#ffffff" })
          .jpeg({ quality: 90 })
          .toBuffer(),
      };
      return () => sendToTelegram({ token: secret, chat: target }, { text, picture: picture || null });
    }
    case "webhook": {
      const body = JSON.stringify(eventOf(message, text, link));
      return () => sendToWebhook({ url: target, key: secret }, key, body);
    }
    case "email": {
      if (!author) return refuse("noAuthor");
      const { branding } = await platformSettings();
      return () =>
        sendDraft({
          to: author.email,
          locale: isLocale(author.locale) ? author.locale : "en",
          brand: branding.name,
          title: excerptOf(post.text, 60),
          text,
          url: `${appUrl()}/store/${message.store.slug}/calendar/${post.id}`,
          key: `calendar:${key}`,
        });
    }
  }
}

/** What a webhook is told: an event by Standard Webhooks, the same in every attempt. The picture stands below the link. */
function eventOf({ post, store, author, product, image, code }: Message, text: string, link: string | null) {
  return {
    type: "post.published",
    timestamp: post.plannedAt?.toISOString() ?? null,
    data: {
      id: post.id,
      store: store.name,
      text,
      link,
      target: post.link,
      picture: image && code ? `${shortUrl(code)}/picture` : null,
      product: product && { id: product.id, title: product.title },
      author: author?.name ?? null,
    },
  };
}
