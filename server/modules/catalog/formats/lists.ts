/**
 * Lists inside one cell, as WooCommerce writes them: separated by a sign, which stands behind a backslash where it
 * is part of an item. A backslash before anything else is an ordinary one.
 */
export type Separator = "," | ";" | ":" | ">";

/** An item that can stand in a list: what separates there is behind a backslash, and so is the backslash itself. */
export function escapeItem(item: string, separators: string): string {
  return item.replace(/[\\,;:>]/g, (sign) =>
    sign === "\\" || separators.includes(sign) ? `\\${sign}` : sign,
  );
}

/** The item that `escapeItem` was given. */
export function unescapeItem(item: string): string {
  return item.includes("\\") ? item.replace(/\\([\\,;:>])/g, "$1") : item;
}

/** The parts of a list, trimmed but still escaped: they may be lists themselves. An empty text has no parts. */
export function splitList(text: string, separator: Separator): string[] {
  if (text.trim() === "") return [];
  if (!text.includes("\\")) return text.split(separator).map((part) => part.trim());
  const parts: string[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === separator) {
      parts.push(text.slice(start, i).trim());
      start = i + 1;
    }
  }
  parts.push(text.slice(start).trim());
  return parts;
}

/** The items of a list, without empty ones. */
export function readList(text: string, separator: Separator = ","): string[] {
  return splitList(text, separator).map(unescapeItem).filter(Boolean);
}

/** Items as one text that `readList` (or, where empty items count, `splitList`) takes apart again. */
export function writeList(items: string[], separator: Separator = ","): string {
  return items.map((item) => escapeItem(item, separator)).join(`${separator} `);
}
