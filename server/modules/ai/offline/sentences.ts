import { detectLocale, readsAsEnglish } from "../prompts/detect-locale";
import type { WritingLocale } from "../prompts/tasks";
import { withoutInjections } from "./injection";
import { capitalise, plainText, segmenter } from "./text";

const placeholder =
  /\blorem ipsum\b|\bpellentesque\b|\bvestibulum\b|\bdolor sit amet\b|\bdonec\b|\bquisque\b/i;
const isLatin = (text: string) => /\p{Script=Latin}{3}/u.test(text);

/** Text that stands in product files without saying anything of the product. */
const boilerplate: RegExp[] = [
  /^this is an? (?:simple|variable|grouped|external|virtual|downloadable)[\w, ]*product\.?$/i,
  placeholder,
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

const calendar =
  /\b(?:january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|christmas|easter)\b/g;

/** What English writes with a capital in any sentence, as far as it can be told. */
function withNames(sentence: string): string {
  return sentence
    .replace(calendar, capitalise)
    .replace(
      /(\b(?:made in|product of) )([a-z])/g,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    )
    .replace(/\b(?:led|usb|tv|pvc|uv|spf|hdmi|bpa|gps)\b/g, (word) => word.toUpperCase());
}

/** Capitals are for shouting: a sentence in nothing else comes down to ordinary letters. */
function calm(sentence: string): string {
  const letters = sentence.match(/\p{L}/gu)?.length ?? 0;
  const capitals = sentence.match(/\p{Lu}/gu)?.length ?? 0;
  const quiet = letters > 12 && capitals > letters * 0.7 ? withNames(sentence.toLowerCase()) : sentence;
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
  const told = withoutInjections(marked.map(({ text }) => text));
  // A text with some placeholder Latin in it is placeholder Latin all over.
  const honest = told.some((text) => placeholder.test(text))
    ? told.filter((text) => !isLatin(text) || readsAsEnglish(text, 0))
    : told;
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
