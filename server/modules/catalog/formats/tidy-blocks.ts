const leaves = new Set(["p", "h2", "h3", "h4"]);
const inlines = new Set(["strong", "em", "b", "i", "u", "a"]);
const lists = new Set(["ul", "ol"]);
/** Where each structural element may stand; anywhere else it only parts paragraphs. */
const parents: Record<string, Set<string>> = {
  li: lists,
  caption: new Set(["table"]),
  thead: new Set(["table"]),
  tbody: new Set(["table"]),
  tfoot: new Set(["table"]),
  tr: new Set(["table", "thead", "tbody", "tfoot"]),
  th: new Set(["tr", "thead", "tbody", "tfoot", "table"]),
  td: new Set(["tr", "thead", "tbody", "tfoot", "table"]),
};
/** Elements that hold text themselves; text in the other structural ones (a list, a row) has no place. */
const holdText = new Set(["li", "caption", "th", "td"]);
const roots = new Set(["ul", "ol", "table", "blockquote"]);

interface Open {
  name: string;
  /** Whether the element is written; one that stands where it may not is only remembered for its end tag. */
  written: boolean;
}

/**
 * Gives balanced, already sanitised HTML a plain shape: text stands in paragraphs, headings, items or cells; inline
 * elements do not span them; empty paragraphs and elements that only group (div) are gone. Empty lines part
 * paragraphs, and where the text has no blocks at all, a line end is a line break.
 */
export function tidyBlocks(html: string): string {
  const breakLines = !/<(?:p|div|h[234]|ul|ol|table|blockquote)[ >]/.test(html);
  const blocks: Open[] = [];
  const inline: (Open & { tag: string })[] = [];
  const out: string[] = [];
  /** Where the open leaf starts in `out`, and whether it holds anything yet. */
  let leaf: { name: string; start: number; filled: boolean; implied: boolean } | undefined;

  const place = () => blocks.findLast((block) => block.written)?.name;
  /** Whether text here stands in paragraphs: on the page itself and in a quote. */
  const takesParagraphs = (at = place()) => at === undefined || at === "blockquote";
  const suspendInline = () => {
    for (const open of inline.toReversed()) {
      if (open.written) out.push(`</${open.name}>`);
      open.written = false;
    }
  };
  const closeLeaf = () => {
    if (!leaf) return suspendInline();
    suspendInline();
    if (!leaf.filled) out.length = leaf.start;
    else {
      trimEnd(out, leaf.start);
      out.push(`</${leaf.name}>`);
    }
    leaf = undefined;
  };
  const openLeaf = (name: string, implied: boolean) => {
    leaf = { name, start: out.length, filled: false, implied };
    out.push(`<${name}>`);
  };
  /** Makes ready for text or an image; false where none may stand. */
  const ready = (): boolean => {
    const at = place();
    if (!takesParagraphs(at) && !holdText.has(at ?? "")) return false;
    if (!leaf && takesParagraphs(at)) openLeaf("p", true);
    for (const open of inline) {
      const doubled = inline.some((other) => other !== open && other.written && other.name === open.name);
      if (open.written || doubled) continue;
      out.push(open.tag);
      open.written = true;
    }
    return true;
  };
  const write = (text: string, fills: boolean) => {
    if (!fills && (leaf ? !leaf.filled : takesParagraphs())) return;
    if (!ready()) return;
    out.push(text);
    if (leaf && fills) leaf.filled = true;
  };

  for (const [token, closing, name, text] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>|([^<]+)/g)) {
    if (text !== undefined) {
      const loose = leaf ? leaf.implied : takesParagraphs();
      const parts = loose ? text.split(/\n[^\S\n\u00a0]*\n\s*/) : [text];
      parts.forEach((part, i) => {
        if (i > 0) closeLeaf();
        const lines = loose && breakLines ? part.split("\n") : [part];
        lines.forEach((line, l) => {
          if (l > 0 && out.at(-1) !== "<br />") write("<br />", false);
          const first = leaf ? !leaf.filled : loose;
          const start = first ? line.trimStart() : line;
          const words = loose && breakLines && l < lines.length - 1 ? start.trimEnd() : start;
          if (words) write(words, words.trim() !== "");
        });
      });
    } else if (name === undefined) {
      // The expression matches a tag or a text, never neither.
    } else if (name === "br") write("<br />", false);
    else if (name === "img") write(token, true);
    else if (inlines.has(name)) {
      if (!closing) inline.push({ name, tag: token, written: false });
      else {
        const open = inline.pop();
        if (open?.written) out.push(token);
      }
    } else if (leaves.has(name)) {
      closeLeaf();
      const at = place();
      if (!closing && (takesParagraphs(at) || holdText.has(at ?? ""))) openLeaf(name, false);
    } else if (closing) {
      closeLeaf();
      const open = blocks.pop();
      if (open?.written && token === "</blockquote>" && out.at(-1) === "<blockquote>") out.pop();
      else if (open?.written) out.push(token);
    } else {
      closeLeaf();
      const at = place();
      const fits = roots.has(name)
        ? takesParagraphs(at) || holdText.has(at ?? "") || (lists.has(at ?? "") && name !== "blockquote")
        : at !== undefined && (parents[name]?.has(at) ?? false);
      // A quote within a quote is one quote.
      const doubled = name === "blockquote" && blocks.some((open) => open.written && open.name === name);
      blocks.push({ name, written: fits && !doubled });
      if (fits && !doubled) out.push(token);
    }
  }
  closeLeaf();
  return out.join("");
}

/** Takes spaces and line breaks off the end of what was written since `start`. */
function trimEnd(out: string[], start: number): void {
  for (let i = out.length - 1; i > start; i--) {
    const piece = out[i] ?? "";
    if (piece.startsWith("</")) continue;
    if (piece === "<br />") {
      out.splice(i, 1);
      continue;
    }
    if (piece.startsWith("<")) return;
    const trimmed = piece.trimEnd();
    if (trimmed) {
      out[i] = trimmed;
      return;
    }
    out.splice(i, 1);
  }
}
