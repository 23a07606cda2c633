import { isAscii } from "node:buffer";
import type { ByteSource } from "./table";

/** Encodings in which shops' files come, by the names of the Encoding Standard. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | LegacyEncoding;

type LegacyEncoding = "windows-1252" | "windows-1251" | "windows-1256" | "windows-874" | "shift_jis";

/** What a file's first bytes say that it is, and for text how it is encoded. */
export type Survey = { kind: "zip" } | { kind: "unreadable" } | { kind: "text"; encoding: Encoding };

/** How much of the text that is not ASCII is looked at to tell its encoding. */
const sampleSize = 64 * 1024;

/**
 * Looks at a whole file once: whether it is an archive (XLSX), text, or neither (an old XLS, a picture), and how the
 * text is encoded. A byte order mark decides; else valid UTF-8 is UTF-8; else the encoding in which most words look
 * like words.
 */
export async function survey(source: ByteSource): Promise<Survey> {
  let head: Uint8Array = new Uint8Array();
  const foreign: Uint8Array[] = [];
  let sampled = 0;
  let utf8: TextDecoder | undefined = new TextDecoder("utf-8", { fatal: true });
  for await (const chunk of source()) {
    if (head.length < 512) head = Buffer.concat([head, chunk.subarray(0, 4096)]);
    if (head.length >= 4 && head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5)) {
      return { kind: "zip" };
    }
    try {
      utf8?.decode(chunk, { stream: true });
    } catch {
      utf8 = undefined;
    }
    if (sampled < sampleSize && !isAscii(chunk)) {
      foreign.push(chunk.subarray(0, sampleSize));
      sampled += chunk.length;
    }
  }
  const wide = utf16(head);
  if (wide) return { kind: "text", encoding: wide };
  if (head.subarray(0, 512).includes(0)) return { kind: "unreadable" };
  if (utf8) return { kind: "text", encoding: "utf-8" };
  return { kind: "text", encoding: legacyEncoding(Buffer.concat(foreign).subarray(0, 2 * sampleSize)) };
}

function utf16(head: Uint8Array): Encoding | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  // Without a mark: separators and line ends have a zero byte on one side, always the same one.
  const zeros = [0, 0];
  head.slice(0, 512).forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > 2 && even === 0) return "utf-16le";
  if (even > 2 && odd === 0) return "utf-16be";
  return undefined;
}

/** Words of a language in the right encoding match these; in a wrong one they mix scripts, cases and signs. */
const words: [LegacyEncoding, RegExp][] = [
  ["windows-1251", /^(?:\p{Script=Cyrillic}?[а-яёіїєґў]+|[А-ЯЁІЇЄҐЎ]+)$/u],
  ["windows-1256", /^\p{Script=Arabic}[\p{Script=Arabic}\u0640\u064b-\u0652\u200c\u200d]*$/u],
  ["windows-874", /^[\u0e01-\u0e2f\u0e40-\u0e44][\u0e01-\u0e4e]*$/u],
  ["shift_jis", /^[\u3040-\u30ff\u4e00-\u9fff\uff01-\uff9f々〆ヶー]+$/u],
  ["windows-1252", /^(?:\p{Script=Latin}?[a-zß-öø-ÿœšž]+|[A-ZÀ-ÖØ-ÞŒŠŽ]+|[€£¥°®©™«»–—…“”‘’•·½¼¾²³×]+)$/u],
];

/** The single-byte or Japanese encoding under which most of the text that is not ASCII makes words. */
function legacyEncoding(bytes: Uint8Array): Encoding {
  const spoilt = new TextDecoder("utf-8").decode(bytes).match(/[^\0-\x7f]/g) ?? [];
  // UTF-8 with a few damaged letters is still UTF-8.
  if (spoilt.filter((character) => character === "\ufffd").length * 10 < spoilt.length) return "utf-8";
  let best: Encoding = "windows-1252";
  let bestScore = 0;
  for (const [encoding, word] of words) {
    const text = new TextDecoder(encoding).decode(bytes);
    let good = 0;
    let all = 0;
    for (const run of text.match(
      /[\p{L}\p{M}\ufffd\x80-\xbf\u2000-\u2122\uff61-\uff9f]*[^\0-\x7f][\p{L}\p{M}\ufffd\x80-\xbf\uff61-\uff9f]*/gu,
    ) ?? []) {
      all += run.length;
      if (word.test(run)) good += run.length;
    }
    const score = all === 0 ? 0 : good / all;
    if (score > bestScore + 0.02) {
      best = encoding;
      bestScore = score;
    }
  }
  return best;
}

/** A file's bytes as text, chunk by chunk, without its byte order mark. */
export async function* decodeText(source: ByteSource, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of source()) {
    const text = decoder.decode(chunk, { stream: true });
    if (text) yield text;
  }
  const rest = decoder.decode();
  if (rest) yield rest;
}
