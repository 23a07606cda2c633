import { isLink } from "@/server/platform/rich-text";

/** Where what a player shows can be seen by itself: the player's own address is of no use outside a frame. */
const pages: [player: RegExp, page: string][] = [
  [
    /^https:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]{6,}).*$/i,
    "https://www.youtube.com/watch?v=$1",
  ],
  [/^https:\/\/player\.vimeo\.com\/video\/(\d+).*$/i, "https://vimeo.com/$1"],
  [/^https:\/\/www\.aparat\.com\/video\/video\/embed\/videohash\/(\w+).*$/i, "https://www.aparat.com/v/$1"],
];

const attributes = `((?:[^>"']|"[^"]*"|'[^']*')*)`;
const embeds = new RegExp(
  `<(iframe|video|audio)\\b${attributes}>([\\s\\S]*?)(?:</\\1\\s*>|$)|<embed\\b${attributes}>`,
  "gi",
);
const source = new RegExp(`<source\\b${attributes}>`, "i");
const sourceOf = (given = "") => {
  const [, double, single, bare] = /\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(given) ?? [];
  return (double ?? single ?? bare ?? "").trim();
};

/** The page for an address as it stands in HTML; undefined where it is none. */
function pageOf(src: string): string | undefined {
  const address = src.replace(/^\/\//, "https://");
  if (!/^https?:/i.test(address) || !isLink(address)) return undefined;
  const [player, page] = pages.find(([one]) => one.test(address)) ?? [];
  return player && page ? address.replace(player, page) : address;
}

const escaped = (text: string) =>
  text.replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/**
 * Puts a link in the place of what is embedded from elsewhere, such as a video or a map: it runs what it likes and
 * cannot stay, but should not go without a trace. What has no address goes as before.
 */
export function linkEmbedded(html: string): string {
  if (!/<(?:iframe|video|audio|embed)\b/i.test(html)) return html;
  return html.replace(embeds, (whole, _tag, given, inner, ofEmbed) => {
    const src = sourceOf(given ?? ofEmbed) || sourceOf(source.exec(inner ?? "")?.[1]);
    const page = pageOf(src);
    return page === undefined ? whole : `<div><a href="${escaped(page)}">${escaped(page)}</a></div>`;
  });
}
