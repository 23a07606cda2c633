import type { ChannelKind } from "./states";

/** How long a post may be on its channel, and how that is counted. Safe for the browser, which shows it live. */

export interface Rendered {
  /** The text as the channel shows it. */
  text: string;
  /** In UTF-16 code units, as Telegram counts (core.telegram.org/api/entities#entity-length). */
  length: number;
  /** The most that the channel takes; null where it takes anything. */
  limit: number | null;
}

/** Bot API: `caption` of sendPhoto, `text` of sendMessage, "after entities parsing". */
const telegramLimits = { picture: 1024, text: 4096 } as const;

/** As long as a short link of this installation will be; what it will read is not known before. */
export const linkPlaceholder = (base: string) => `${base}/l/${"x".repeat(10)}`;

/**
 * What a channel receives of a post: on Telegram and in a mail the link stands under the text, a webhook has a field
 * for it. The text is sent plain, so nothing in it is markup and every character counts.
 */
export function renderFor(
  kind: ChannelKind,
  post: { text: string; link: string | null; picture: boolean },
): Rendered {
  const text = post.text.trim();
  const whole = post.link && kind !== "webhook" ? [text, post.link].filter(Boolean).join("\n\n") : text;
  const limit = kind === "telegram" ? (post.picture ? telegramLimits.picture : telegramLimits.text) : null;
  return { text: whole, length: whole.length, limit };
}
