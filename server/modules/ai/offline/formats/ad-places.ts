import type { WritingBrief } from "../../prompts/brief";
import { factsOf } from "../free-text";
import { intentOf } from "../intents";
import { choices } from "../material";
import { understand } from "../subject";
import { shorten } from "../text";
import { fill, finish, run, say, type Voice, voiceOf } from "../voice";
import { headlineCandidates, lineCandidates } from "./ads";
import { priceOf } from "./social-post";

/** A place for texts in an advertisement. */
export interface AdPlace {
  /** A few words, a sentence, several sentences, or a part of an address. */
  role: "short" | "sentence" | "body" | "path";
  /** How many texts there may be. */
  max: number;
  /** The longest text that is seen whole, as `measure` counts it. */
  limit: number;
  measure: (text: string) => number;
  /** Whether the network takes a text, apart from its length. */
  takes: (text: string) => boolean;
  /** One of the texts must be no longer than this. */
  oneWithin?: number | undefined;
}

/** Bodies of one advertisement: more would say the same in another order. */
const mostBodies = 3;

/**
 * The texts of an advertisement, place by place, from the facts of a brief alone; the same for the same brief. Each is
 * within the limit of its place, and none says what another of its place says.
 */
export function composeAd(brief: WritingBrief, places: readonly AdPlace[]): string[][] {
  const known = factsOf(brief);
  const nameless = { title: voiceOf(brief, undefined).phrases.someProduct };
  const subject = understand(known?.facts ?? nameless, brief.locale, known?.mentions);
  const voice = voiceOf(brief, subject);
  const { phrases, tone } = voice;
  const intent = intentOf(`${brief.goal ?? ""} ${brief.instruction ?? ""}`);
  const occasion = intent ? [say(voice, "intent", phrases.intents[intent])] : [];
  const calls = [...phrases.button, ...phrases.seoTail].map((text) => fill(voice, text));
  const shorts = [subject.title, ...headlineCandidates(voice, subject), ...calls];
  const invitations = phrases.seoCall.map((text) => finish(voice, fill(voice, text)));
  const lines = [...occasion, ...lineCandidates(voice, subject), ...invitations];
  const ending = finish(voice, say(voice, "closing", phrases.closing[tone]));

  const candidates = (place: AdPlace): string[] => {
    if (place.role === "short") return shorts;
    if (place.role === "path")
      return [subject.category, subject.kind?.words[brief.locale], subject.title].flatMap(pathOf);
    if (place.role === "sentence") return lines;
    const facts = [...choices(voice, subject).slice(0, 1), priceOf(voice, subject)].filter(Boolean);
    // A line with an invitation stands alone; in a body one invitation at its end is enough.
    const told = lines.filter((line) => !invitations.some((invitation) => line.includes(invitation)));
    return bodies(voice, [...told, ...facts], ending, place);
  };
  const used = new Set<string>();
  return places.map((place) => {
    const all = candidates(place);
    // What another place says already comes last.
    const texts = chosen(voice, [...all.filter((text) => !used.has(text)), ...all], place, shorts);
    for (const text of texts) used.add(text);
    return texts;
  });
}

/** Texts of several sentences, each beginning with another one and as long as its place allows. */
function bodies(voice: Voice, lines: string[], ending: string, place: AdPlace): string[] {
  return lines.slice(0, mostBodies).map((first, index) => {
    const others = [...lines.slice(index + 1), ...lines.slice(0, index), ending];
    return others.reduce((text, line) => {
      const longer = run(voice, [text, line]);
      return saysAgain(text, line) || place.measure(longer) > place.limit ? text : longer;
    }, first);
  });
}

const saysAgain = (text: string, line: string) => text.includes(line.slice(0, 14)) || line.includes(text);

/** The first of the candidates that fit and differ; where none fits, the shortest way to name the product. */
function chosen(voice: Voice, candidates: string[], place: AdPlace, shorts: string[]): string[] {
  const fits = (text: string) => place.measure(text) <= place.limit && place.takes(text);
  const distinct = [...new Set(candidates.map((text) => text.trim()))].filter((text) => text && fits(text));
  const kept = distinct
    .filter(
      (text, index) =>
        place.role !== "sentence" || !distinct.slice(0, index).some((one) => saysAgain(one, text)),
    )
    .slice(0, place.max);
  const { oneWithin } = place;
  if (oneWithin !== undefined && !kept.some((text) => place.measure(text) <= oneWithin)) {
    const short = [...distinct, ...shorts].find((text) => place.measure(text) <= oneWithin && fits(text));
    if (short) kept.splice(Math.min(kept.length, place.max - 1), 1, short);
  }
  if (kept.length > 0 || place.role === "path") return kept;
  const named = shorten(voice.name, place.limit, voice.locale, { measure: place.measure });
  return place.takes(named) ? [named] : shorts.filter(fits).slice(0, 1);
}

/** Words as a part of an address shows them: small letters, joined by hyphens. */
function pathOf(text: string | undefined): string[] {
  const path = (text ?? "")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  return path ? [path] : [];
}
