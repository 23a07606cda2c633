/**
 * Data blocks: JSON between tags that carry a random nonce. `<` and `>` are escaped in the JSON, so that
 * no value can hold a tag of any kind, and the nonce is made after the values were written, so that no
 * value can name it.
 */

/** Names of blocks, and what each holds. */
export type BlockName = "settings" | "data" | "voice" | "request";

/** A boundary for one prompt: 96 random bits. */
export function newNonce(): string {
  return crypto.randomUUID().replaceAll("-", "").slice(0, 24);
}

/** The block with a value as JSON. */
export function writeBlock(name: BlockName, nonce: string, value: unknown): string {
  const json = JSON.stringify(value, null, 1)
    .replaceAll("<", "\\u003c")
    .replaceAll(">", "\\u003e")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
  return `<${name}-${nonce}>\n${json}\n</${name}-${nonce}>`;
}

/** The value of a block in a text; undefined when there is no such block or it is not JSON. */
export function readBlock(name: BlockName, nonce: string, text: string): unknown {
  const open = `<${name}-${nonce}>`;
  const start = text.indexOf(open);
  const end = text.indexOf(`</${name}-${nonce}>`, start);
  if (start < 0 || end < 0) return undefined;
  try {
    return JSON.parse(text.slice(start + open.length, end));
  } catch {
    return undefined;
  }
}

const boundarySentence = "The boundary of this message is";

/** The sentence of the system message that announces the nonce. */
export function announceNonce(nonce: string): string {
  return `${boundarySentence} ${nonce}.`;
}

/** The nonce that a system message announces. */
export function announcedNonce(system: string): string | undefined {
  return new RegExp(`${boundarySentence} ([0-9a-f]{24})\\.`).exec(system)?.[1];
}
