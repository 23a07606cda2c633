import type { Normalised } from "./normalise";
import type { Claim, Finding, Fix, Locale } from "./types";

const ends = /[.!?。！？؟…]+["'”»）)]*(?=\s|$)|[。！？]|\n/gu;
const label = /^[^\n:：]{1,40}[:：]\s*$/u;

/** The sentence (in Thai the clause between two gaps, which parts no sentences) that a place stands in. */
function sentenceAround(
  text: string,
  start: number,
  end: number,
  locale: Locale,
): { start: number; end: number } {
  let from = 0;
  let to = text.length;
  for (const match of text.matchAll(ends)) {
    const after = match.index + match[0].length;
    if (after <= start) from = after;
    else if (match.index >= end) {
      to = match[0] === "\n" ? match.index : after;
      break;
    }
  }
  if (locale === "th") {
    // A gap beside a number or a Latin name parts nothing.
    for (const gap of text.slice(from, to).matchAll(/(?<=[\u0e00-\u0e7f]) +(?=[\u0e00-\u0e7f])/g)) {
      const at = (from + gap.index) as number;
      if (at + gap[0].length <= start) from = at + gap[0].length;
      else if (at >= end) {
        to = at;
        break;
      }
    }
  }
  return { start: from, end: to };
}

/** Removing a sentence takes the gap before it along, or the whole line where nothing else stands in it. */
function removal(text: string, place: { start: number; end: number }): Fix {
  const lineStart = text.lastIndexOf("\n", place.start - 1) + 1;
  const nextBreak = text.indexOf("\n", place.end);
  const lineEnd = nextBreak < 0 ? text.length : nextBreak;
  const before = text.slice(lineStart, place.start);
  const alone = /^[\s*•‣–-]*$/u.test(before) && /^\s*$/u.test(text.slice(place.end, lineEnd));
  if (alone) {
    const from = lineStart === 0 ? 0 : lineStart - 1;
    const to = lineStart === 0 && lineEnd < text.length ? lineEnd + 1 : lineEnd;
    return { action: "removeSentence", start: from, end: to, text: "" };
  }
  const gap = /\s*$/u.exec(before)?.[0].length ?? 0;
  const start = label.test(before) ? place.start : place.start - gap;
  // The first sentence of a line takes the gap after it along.
  const rest = before.trim() === "" ? (/^[^\S\n]+/.exec(text.slice(place.end))?.[0].length ?? 0) : 0;
  return { action: "removeSentence", start, end: place.end + rest, text: "" };
}

function wordsRemoval(text: string, start: number, end: number): Fix {
  const gap = /^[ \u200c]+/.exec(text.slice(end))?.[0].length ?? 0;
  const lead = gap === 0 ? (/[ \u200c]+$/.exec(text.slice(0, start))?.[0].length ?? 0) : 0;
  return { action: "removeWords", start: start - lead, end: end + gap, text: "" };
}

/** A claim as a finding in offsets of the text itself, with the changes that take it away. */
export function toFinding(claim: Claim, source: Normalised, locale: Locale): Finding {
  const { original, at } = source;
  const real = (offset: number) => at[offset] ?? original.length;
  const start = real(claim.start);
  const end = real(claim.end - 1) + 1;
  const fixes: Fix[] = [];
  if (claim.replacement) {
    const { replacement } = claim;
    fixes.push({
      action: "replace",
      start: real(replacement.start),
      end: real(replacement.end - 1) + 1,
      text: replacement.text,
    });
  }
  const sentence = sentenceAround(original, start, end, locale);
  const left = sentence.end - sentence.start - (end - start);
  if (claim.removable && left > 8) fixes.push(wordsRemoval(original, start, end));
  const bare = original.slice(sentence.start, sentence.end);
  const lead = /^\s*/u.exec(bare)?.[0].length ?? 0;
  fixes.push(removal(original, { start: sentence.start + lead, end: sentence.end }));
  const { kind, reason, known } = claim;
  return { start, end, kind, reason, known: known ?? null, fixes };
}
