import { isLink } from "@/server/platform/rich-text";

/** The address that somebody means who writes `example.com` or `shop@example.com`; undefined when it is none. */
export function linkAddress(text: string): string | undefined {
  const written = text.trim();
  if (isLink(written)) return written;
  // Another scheme, such as javascript: or ftp:, is not made into a name of a host.
  if (/^[a-z][a-z0-9+.-]*:(?!\d+(?:\/|$))/i.test(written)) return undefined;
  const address = /^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(written) ? `mailto:${written}` : `https://${written}`;
  return /[^/.]\.[^/.]/.test(written) && isLink(address) ? address : undefined;
}
