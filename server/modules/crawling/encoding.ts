import { isUtf8 } from "node:buffer";
import htmlEncodingSniffer from "html-encoding-sniffer";

/**
 * The bytes in which a page says how it is written, if it does: many shops put it behind scripts, farther than the
 * 1,024 bytes in which a browser looks.
 */
const prescan = 16_384;

/**
 * A page as text, in the encoding that its server, its first bytes or the page itself names; else UTF-8 if it is that,
 * else what most old pages are written in. Bytes that mean nothing become U+FFFD.
 * @param contentType the header that came with it
 */
export function textOf(body: Uint8Array, contentType: string | undefined, { xml = false } = {}): string {
  const label = /;\s*charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType ?? "")?.[1];
  const name = htmlEncodingSniffer(body, {
    transportLayerEncodingLabel: label,
    defaultEncoding: isUtf8(body) ? "UTF-8" : "windows-1252",
    ...(xml ? { xml } : { maxPrescanBytes: prescan }),
  });
  return decoderOf(name).decode(body);
}

/** What reads an encoding; the two of the standard that exist only to be refused are read as the oldest of the web. */
function decoderOf(name: string): TextDecoder {
  try {
    return new TextDecoder(name);
  } catch {
    return new TextDecoder("windows-1252");
  }
}
