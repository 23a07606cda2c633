export interface Element {
  tag: string;
  attributes: Record<string, string>;
  children: (Element | string)[];
}

const voids = new Set("area base br col embed hr img input link meta source track wbr".split(" "));
/** What a browser runs, fetches or hides instead of reading: nothing in it is text. */
const unread = "script|style|textarea|option|xmp|noscript|iframe|noembed|noframes|title|template|svg|math";
const tokens = new RegExp(
  `<!--[\\s\\S]*?(?:-->|$)|<![^>]*>|<(${unread})\\b[^>]*>[\\s\\S]*?(?:</\\1\\s*>|$)|<(/?)([a-z][a-z0-9:-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>|([^<]+|<)`,
  "gi",
);
/** Which open element the start of another ends, where its own end was left out. */
const ends: Record<string, readonly string[]> = {
  p: ["p"],
  li: ["p", "li"],
  td: ["p", "td", "th"],
  th: ["p", "td", "th"],
  tr: ["p", "td", "th", "tr"],
};
const pairs = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name) return named[name] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/**
 * Reads HTML into a tree that is looked at, never shown: what is shown is made of the elements that the reader
 * knows. Needs no browser, so a description can be drawn on the server. End tags that are missing or too many are
 * forgiven.
 */
export function htmlTree(html: string): Element["children"] {
  const root: Element = { tag: "", attributes: {}, children: [] };
  const open = [root];
  for (const [, hidden, closing, name = "", attributes = "", text] of html.matchAll(tokens)) {
    const tag = (hidden ?? name).toLowerCase();
    while (!closing && text === undefined && ends[tag]?.includes(open.at(-1)?.tag ?? "")) open.pop();
    const parent = open.at(-1) ?? root;
    if (text !== undefined) parent.children.push(decode(text));
    else if (hidden) parent.children.push({ tag, attributes: {}, children: [] });
    else if (closing) {
      const depth = open.findLastIndex((element) => element.tag === tag);
      if (depth > 0) open.length = depth;
    } else if (tag) {
      const element: Element = { tag, attributes: attributesOf(attributes), children: [] };
      parent.children.push(element);
      if (!voids.has(tag)) open.push(element);
    }
  }
  return root.children;
}

function attributesOf(text: string): Record<string, string> {
  const entries = [...text.matchAll(pairs)].map(
    ([, name = "", double, single, bare]) =>
      [name.toLowerCase(), decode(double ?? single ?? bare ?? "")] as const,
  );
  return Object.fromEntries(entries);
}
