/**
 * What rich text may hold, in one list: the sanitiser keeps this, the editor offers this, and what shows a
 * description draws this. An element or attribute that is not named here does not exist.
 */
export const richTextAttributes = {
  p: [],
  br: [],
  h2: [],
  h3: [],
  h4: [],
  ul: [],
  ol: [],
  li: [],
  blockquote: [],
  strong: [],
  em: [],
  b: [],
  i: [],
  u: [],
  a: ["href", "rel"],
  img: ["src", "alt", "width", "height"],
  table: [],
  caption: [],
  thead: [],
  tbody: [],
  tfoot: [],
  tr: [],
  th: ["colspan", "rowspan"],
  td: ["colspan", "rowspan"],
} as const satisfies Record<string, readonly string[]>;

/** What every link of rich text says of the page it leads to: it is the merchant's word, not ours. */
export const linkRel = "nofollow noopener noreferrer";

/** Whether an address may stand in a link: absolute, of a kind that cannot run script. */
export function isLink(href: string): boolean {
  return /^(https?:\/\/|mailto:)[^\s]+$/i.test(href) && URL.canParse(href);
}

/** Whether an address may be that of a picture. */
export const isImageAddress = (src: string): boolean => /^https:/i.test(src) && isLink(src);
