import type { Channel, PostContent, PostDetail } from "@/server/modules/calendar/contract";

/** A post as the form holds it. */
export interface PostValues {
  text: string;
  link: string;
  picture: { id: string; url: string } | null;
  productId: string | null;
  /** By the channel's id; what it gets instead of the text, or an empty string. */
  channels: Record<string, { chosen: boolean; text: string }>;
}

export function valuesOf(post: PostDetail | undefined, channels: Channel[], text = ""): PostValues {
  const chosen = new Map(post?.deliveries.map((delivery) => [delivery.channelId as string, delivery]));
  return {
    text: post?.text ?? text,
    link: post?.link ?? "",
    picture: post?.picture ?? null,
    productId: post?.productId ?? null,
    channels: Object.fromEntries(
      channels.map(({ id }) => [
        id,
        // A store with one channel means it.
        { chosen: post ? chosen.has(id) : channels.length === 1, text: chosen.get(id)?.text ?? "" },
      ]),
    ),
  };
}

/** What the server is told. */
export const contentOf = ({ text, link, picture, productId, channels }: PostValues): PostContent => ({
  text,
  link: link.trim() || null,
  imageId: picture?.id ?? null,
  productId,
  channels: Object.entries(channels).flatMap(([channelId, { chosen, text: own }]) =>
    chosen ? { channelId, text: own.trim() || null } : [],
  ),
});
