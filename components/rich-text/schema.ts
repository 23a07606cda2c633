import { type Extensions, Mark, mergeAttributes, Node } from "@tiptap/core";
import { Blockquote } from "@tiptap/extension-blockquote";
import { Bold } from "@tiptap/extension-bold";
import { Document } from "@tiptap/extension-document";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Heading } from "@tiptap/extension-heading";
import { Italic } from "@tiptap/extension-italic";
import { BulletList, ListItem, OrderedList } from "@tiptap/extension-list";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Text } from "@tiptap/extension-text";
import { Underline } from "@tiptap/extension-underline";
import { isImageAddress, isLink, linkRel } from "@/server/platform/rich-text";
import { tableNodes } from "./table-nodes";

const Link = Mark.create({
  name: "link",
  // Links are outermost, and what is typed behind one is not part of it.
  priority: 1000,
  inclusive: false,
  addAttributes: () => ({ href: { default: "" } }),
  parseHTML: () => [
    {
      tag: "a[href]",
      getAttrs: (element) => {
        const href = element.getAttribute("href")?.trim() ?? "";
        return isLink(href) ? { href } : false;
      },
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ["a", mergeAttributes(HTMLAttributes, { rel: linkRel }), 0],
});

/** A picture that stands elsewhere: it is named, not fetched (docs/adr/0009). */
const Image = Node.create({
  name: "image",
  group: "inline",
  inline: true,
  draggable: true,
  addAttributes: () => ({
    src: { default: "" },
    alt: { default: "" },
    width: { default: null },
    height: { default: null },
  }),
  parseHTML: () =>
    ["img[src]", "span[data-rich-image]"].map((tag) => ({
      tag,
      getAttrs: (element: HTMLElement) => {
        const value = (name: string) => element.getAttribute(name) ?? element.getAttribute(`data-${name}`);
        const size = (name: string) => /^\d{1,4}$/.exec(value(name) ?? "")?.[0] ?? null;
        const src = value("src")?.trim() ?? "";
        if (!isImageAddress(src)) return false;
        return { src, alt: value("alt") ?? "", width: size("width"), height: size("height") };
      },
    })),
  renderHTML: ({ node }) => {
    const { src, alt, width, height } = node.attrs;
    const kept = { "data-src": src, "data-alt": alt, "data-width": width, "data-height": height };
    return [
      "span",
      { "data-rich-image": "", class: "rich-image", title: src, ...kept },
      alt || new URL(src).hostname,
    ];
  },
});

/** Exactly what `server/platform/rich-text.ts` allows, as a grammar: the editor cannot hold anything else. */
export const schemaExtensions: Extensions = [
  Document,
  Paragraph,
  Text,
  HardBreak,
  Heading.extend({
    parseHTML: () => [2, 2, 3, 4, 4, 4].map((level, i) => ({ tag: `h${i + 1}`, attrs: { level } })),
  }).configure({ levels: [2, 3, 4] }),
  BulletList,
  // Where the counting starts is not kept.
  OrderedList.extend({ addAttributes: () => ({}) }),
  ListItem.extend({ content: "(paragraph | heading) block*" }),
  Blockquote,
  ...tableNodes,
  Image,
  Link,
  Bold,
  Italic,
  Underline,
];
