import { detectLocale } from "../prompts/detect-locale";
import type { WritingLocale } from "../prompts/tasks";
import { withoutInjections } from "./injection";
import { plainText, segmenter } from "./text";

/** Text that stands in product files without saying anything of the product. */
const boilerplate: RegExp[] = [
  /^this is an? (?:simple|variable|grouped|external|virtual|downloadable)[\w, ]*product\.?$/i,
  /\blorem ipsum\b|\bpellentesque\b|\bvestibulum\b|\bdolor sit amet\b|\bdonec\b|\bquisque\b/i,
  /^(?:product )?(?:description|details|features|specifications?|overview|about (?:this|the) (?:item|product))\s*:?$/i,
  /^(?:read|learn|view|see) more\b/i,
  /https?:|www\.|\S+@\S+\.\S+|\bclick here\b/i,
  /\b(?:subscribe|follow us|copyright|all rights reserved)\b/i,
];

/** What a description holds: sentences of running text, points of its lists, and lines "name: value". */
export interface DescriptionParts {
  sentences: string[];
  points: string[];
  pairs: Array<{ name: string; value: string }>;
  /** Language of the whole; undefined when it is none of ours. */
  locale: WritingLocale | undefined;
}

const maxSentence = 320;

function isUsable(sentence: string): boolean {
  return (
    sentence.length <= maxSentence &&
    /\p{L}{2}/u.test(sentence) &&
    !boilerplate.some((pattern) => pattern.test(sentence))
  );
}

/** Capitals are for shouting: a sentence in nothing else comes down to ordinary letters. */
function calm(sentence: string): string {
  const letters = sentence.match(/\p{L}/gu)?.length ?? 0;
  const capitals = sentence.match(/\p{Lu}/gu)?.length ?? 0;
  const quiet = letters > 12 && capitals > letters * 0.7 ? sentence.toLowerCase() : sentence;
  return quiet.replace(/([!?。！？.…])[!?！？.]+/g, "$1").trim();
}

/** A point without its end mark; the full stop of an abbreviation ("30 cm.", "ซม.") stays. */
function withoutEnd(point: string): string {
  return /(?:^|[\s\d])[\p{L}\p{M}]{1,3}\.$/u.test(point) ? point : point.replace(/[.;,。、؛،]+$/, "");
}

function splitLine(line: string): string[] {
  const sentences = [...segmenter("en", "sentence").segment(line)].map(({ segment }) => segment.trim());
  // "Casual top, This buttoned top is ...": two sentences that somebody joined by a comma.
  return sentences.flatMap((sentence) => sentence.split(/,\s+(?=(?:This|These|It|They|The)\s)/));
}

/**
 * Takes a description (HTML or text) apart. Instructions to a model, placeholder text, addresses and
 * repetitions are left out. `language` says what it is written in when its own words are too few to tell.
 */
export function readDescription(html: string, language?: WritingLocale): DescriptionParts {
  const lines = plainText(html.slice(0, 20_000)).split("\n");
  const seen = new Set<string>();
  const marked = lines.flatMap((line) => {
    const point = /^\s*[•*·▪✓✔–-]\s+(.*)$/.exec(line);
    const text = point?.[1] ?? line;
    return point
      ? [{ text: text.trim(), point: true }]
      : splitLine(text).map((t) => ({ text: t, point: false }));
  });
  const honest = withoutInjections(marked.map(({ text }) => text));
  const allowed = new Set(honest);
  const locale = detectLocale(honest.join(" ")) ?? language;
  const parts: DescriptionParts = { sentences: [], points: [], pairs: [], locale };
  for (const { text, point } of marked) {
    const key = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
    if (!key || seen.has(key) || !allowed.has(text) || !isUsable(text)) continue;
    seen.add(key);
    const pair = /^([\p{L}\p{M} ]{2,24})\s*[:：]\s*(\S.{0,80})$/u.exec(text);
    if (pair?.[1] && pair[2] && pair[1].trim().split(/\s+/).length <= 3) {
      parts.pairs.push({ name: pair[1].trim(), value: pair[2].replace(/[.。]$/, "").trim() });
    } else if (point || (text.split(/\s+/).length <= 2 && !/[.!?。！？]$/.test(text))) {
      parts.points.push(withoutEnd(calm(text)));
    } else parts.sentences.push(calm(text));
  }
  return parts;
}
