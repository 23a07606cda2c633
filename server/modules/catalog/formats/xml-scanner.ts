import { unreadable } from "./zip-reader";

/** What a document consists of, as it is met. Names come without their prefix. */
export interface XmlHandler {
  /** `tag` is what stands between the angle brackets; `attribute` reads from it. */
  open(name: string, tag: string): void;
  /** Also called for elements without content. */
  close(name: string): void;
  text(text: string): void;
}

const named: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** Text with its entities decoded; XML of spreadsheets knows no others than these five and the numbered ones. */
function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi,
    (whole, hex, decimal, name) => {
      if (name) return named[name.toLowerCase()] ?? whole;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : "";
    },
  );
}

const attributes = new Map<string, RegExp>();

/** The value of an attribute of a tag, whatever its prefix. */
export function attribute(tag: string, name: string): string | undefined {
  let pattern = attributes.get(name);
  if (!pattern) {
    pattern = new RegExp(`[\\s:]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    attributes.set(name, pattern);
  }
  const found = pattern.exec(tag);
  if (!found) return undefined;
  return decodeEntities(found[1] ?? found[2] ?? "");
}

/** How much markup may stand without an end before the document is given up. */
const pieceLimit = 8_000_000;

/**
 * Takes XML apart as it comes. Made for the plain XML of spreadsheets: a document type declaration (the way to
 * entities that grow without bounds or read files) is refused. @throws AppError UNSUPPORTED_FILE
 */
export class XmlScanner {
  private rest = "";

  constructor(private readonly handler: XmlHandler) {}

  write(chunk: string): void {
    const { handler } = this;
    const buffer = this.rest + chunk;
    let at = 0;
    for (;;) {
      const open = buffer.indexOf("<", at);
      if (open < 0) break;
      const end = endOfMarkup(buffer, open);
      if (end === undefined) break;
      if (open > at) handler.text(decodeEntities(buffer.slice(at, open)));
      at = end;
      const kind = buffer.charCodeAt(open + 1);
      if (kind === 33) {
        if (buffer.startsWith("<![CDATA[", open)) handler.text(buffer.slice(open + 9, end - 3));
        else if (!buffer.startsWith("<!--", open)) throw unreadable();
      } else if (kind === 47) {
        handler.close(localName(buffer, open + 2, end - 1));
      } else if (kind !== 63) {
        const empty = buffer.charCodeAt(end - 2) === 47;
        const tag = buffer.slice(open + 1, end - (empty ? 2 : 1));
        const name = localName(tag, 0, tag.length);
        handler.open(name, tag);
        if (empty) handler.close(name);
      }
    }
    this.rest = buffer.slice(at);
    if (this.rest.length > pieceLimit) throw unreadable();
  }
}

/** Where the markup that starts at `open` is over; undefined when more text is needed to tell. */
function endOfMarkup(buffer: string, open: number): number | undefined {
  const kind = buffer.charCodeAt(open + 1);
  if (kind === 33) {
    // Nine characters tell a comment from a CDATA section from a document type.
    if (buffer.length < open + 9) return undefined;
    const [end] = buffer.startsWith("<!--", open)
      ? ["-->"]
      : buffer.startsWith("<![CDATA[", open)
        ? ["]]>"]
        : [">"];
    const found = buffer.indexOf(end ?? ">", open + 4);
    return found < 0 ? undefined : found + (end ?? ">").length;
  }
  let quote = 0;
  for (let i = open + 1; i < buffer.length; i++) {
    const code = buffer.charCodeAt(i);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 62) return i + 1;
    else if (code === 34 || code === 39) quote = code;
  }
  return undefined;
}

function localName(text: string, from: number, to: number): string {
  let start = from;
  let end = from;
  for (; end < to; end++) {
    const code = text.charCodeAt(end);
    if (code === 58) start = end + 1;
    else if (code <= 32) break;
  }
  return text.slice(start, end);
}
