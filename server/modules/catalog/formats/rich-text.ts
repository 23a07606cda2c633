import sanitizeHtml from "sanitize-html";
import { isImageAddress, isLink, linkRel, richTextAttributes } from "@/server/platform/rich-text";
import { storable } from "../contract";
import { linkEmbedded } from "./embedded";
import { tidyBlocks } from "./tidy-blocks";

/** Elements whose start and end part paragraphs; they are not kept themselves. */
const partings = [
  ..."section article header footer main aside nav figure figcaption address dl dt dd center".split(" "),
  ..."form fieldset legend pre details summary hgroup hr".split(" "),
];

function link(tagName: string, { href = "" }: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const url = href.trim();
  const attribs: sanitizeHtml.Attributes = isLink(url) ? { href: url, rel: linkRel } : {};
  return { tagName, attribs };
}

function image(tagName: string, given: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const { src = "", alt = "", width = "", height = "" } = given;
  return {
    tagName,
    attribs: {
      ...(isImageAddress(src.trim()) && { src: src.trim() }),
      alt,
      ...(/^\d{1,4}$/.test(width) && { width }),
      ...(/^\d{1,4}$/.test(height) && { height }),
    },
  };
}

function cell(tagName: string, { colspan = "", rowspan = "" }: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  return {
    tagName,
    attribs: {
      ...(/^[1-9]\d?$/.test(colspan) && { colspan }),
      ...(/^[1-9]\d?$/.test(rowspan) && { rowspan }),
    },
  };
}

const options: sanitizeHtml.IOptions = {
  // Besides what may stay, `div`, which parts paragraphs until tidyBlocks has made them.
  allowedTags: [...Object.keys(richTextAttributes), "div"],
  allowedAttributes: Object.fromEntries(
    Object.entries(richTextAttributes).map(([tag, names]) => [tag, [...names]]),
  ),
  allowedSchemes: ["http", "https", "mailto"],
  allowedSchemesByTag: { img: ["https"] },
  allowProtocolRelative: false,
  nestingLimit: 50,
  nonTextTags: [
    "script",
    "style",
    "textarea",
    "option",
    "xmp",
    "noscript",
    "iframe",
    "noembed",
    "noframes",
    "title",
  ],
  transformTags: {
    ...Object.fromEntries(partings.map((tag) => [tag, "div"])),
    h1: "h2",
    h5: "h4",
    h6: "h4",
    a: link,
    img: image,
    td: cell,
    th: cell,
  },
  exclusiveFilter: ({ tag, attribs }) => {
    if (tag === "a" && !attribs.href) return "excludeTag";
    return tag === "img" && !attribs.src;
  },
};

/** Text as HTML, for text that holds no markup. */
function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Whether a text is plain: no tag and no entity in it, so that there is nothing to take out. */
const isPlain = (text: string) => !/[<&]/.test(text);

/** Markup of bare elements and the entities that this file writes, nothing else. */
const bare = /^[^<>&]*(?:(?:&(?:amp|lt|gt);|<\/?(?:p|ul|ol|li|b|strong|i|em|u|h[234])>|<br \/>)[^<>&]*)*$/;
const blocks = new Set(["p", "h2", "h3", "h4", "ul", "ol", "li"]);

/**
 * Whether the sanitiser would return a description as it is: bare elements, properly nested. So it is with most
 * descriptions of most shops, and with all that come back from an export; it is 20 times as fast to see.
 */
function isHarmless(html: string): boolean {
  if (!bare.test(html)) return false;
  const open: string[] = [];
  for (const [, closing, name = ""] of html.matchAll(/<(\/?)([a-z]+[234]?)>/g)) {
    const parent = open.at(-1);
    if (closing) {
      if (open.pop() !== name) return false;
    } else {
      const isItem = name === "li";
      const inList = parent === "ul" || parent === "ol";
      if (isItem !== inList || (blocks.has(name) && !isItem && parent !== undefined && parent !== "li"))
        return false;
      open.push(name);
    }
  }
  return open.length === 0;
}

/**
 * The safe part of a description: paragraphs, lists, quotes, tables, headings, emphasis, links and https images. Everything
 * else goes, its text stays (except that of scripts and styles, and what stands in a list or table but in no item or
 * cell). What is embedded becomes a link to it. Plain text becomes paragraphs. What this returns comes back unchanged when given again.
 */
export function sanitizeDescription(html: string): string {
  let before = storable(linkEmbedded(html));
  if (isPlain(before)) return tidyBlocks(escapeText(before));
  // Taking out a wrong element can bring two others together that may not nest, so once may not be enough.
  for (let round = 0; round < 8; round++) {
    const after = tidyBlocks(isHarmless(before) ? before : storable(sanitizeHtml(before, options)));
    if (after === before) return after;
    before = after;
  }
  return tidyBlocks(escapeText(descriptionText(before)));
}

const entities: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };

/** Text without any markup, entities decoded: for names and titles that a shop has stored as HTML. */
export function plainText(html: string): string {
  if (isPlain(html)) return html;
  return sanitizeHtml(html, { allowedTags: [], allowedAttributes: {} }).replace(
    /&(?:amp|lt|gt|quot);/g,
    (entity) => entities[entity] ?? entity,
  );
}

/** A description as plain text: a line for each paragraph, item and row, for summaries, search and prompts. */
export function descriptionText(html: string): string {
  const lined = html
    .replace(/<\/?(?:p|li|h[1-6]|tr|table|ul|ol|blockquote|div|caption)\b[^>]*>|<br\s*\/?>/gi, "\n$&\n")
    .replace(/<\/t[dh]>/gi, "$&\t");
  return plainText(lined)
    .split("\n")
    .map((line) => line.replace(/\t+$/, "").trim())
    .filter(Boolean)
    .join("\n");
}
