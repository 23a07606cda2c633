import type { WritingBrief } from "../prompts/brief";
import type { Tone, WritingLocale } from "../prompts/tasks";
import { englishName, isPlural } from "./english";
import type { Concept } from "./lexicon/lexicon";
import { phrasesOf } from "./locales";
import type { Alternatives, Phrases } from "./phrases";
import { type Pick, picker } from "./pick";
import type { Subject } from "./subject";
import { capitalise, shorten } from "./text";

/** Names longer than this are shortened inside sentences: marketplaces fill titles with search words. */
const longName = 90;

/** How a text speaks: its language, tone and choices, and how it names the product. */
export interface Voice {
  locale: WritingLocale;
  tone: Tone;
  phrases: Phrases;
  pick: Pick;
  /** The product as it stands in a sentence. */
  product: string;
  /** The product's bare name, shortened at a word when very long. */
  name: string;
  plural: boolean;
}

/** The voice of a brief about a subject (or about no product in particular). */
export function voiceOf(brief: WritingBrief, subject: Subject | undefined): Voice {
  const phrases = phrasesOf(brief.locale);
  const name = shorten(subject?.title || phrases.someProduct, longName, brief.locale);
  return {
    locale: brief.locale,
    tone: brief.tone,
    phrases,
    pick: picker(`${brief.locale}\u0000${brief.tone}\u0000${name}`, brief.variation),
    product: subject ? named(name, subject, brief.locale, phrases) : phrases.someProduct,
    name,
    plural: brief.locale === "en" && isPlural(name),
  };
}

function named(name: string, subject: Subject, locale: WritingLocale, phrases: Phrases): string {
  if (locale === "en") return englishName(name);
  const [open, close] = phrases.quotes;
  const quoted = /[«»„“”「」"]/.test(name) ? name : `${open}${name}${close}`;
  const kind = locale === "kk" ? subject.kind?.possessive : subject.kind?.words[locale];
  if (subject.ownTitle || !kind) return quoted;
  return phrases.kindAndName.replace(/\{(kind|name)\}/g, (_, slot: string) =>
    slot === "kind" ? kind : quoted,
  );
}

/** Fills a template in one pass: what stands in a value is never a slot. The sentence starts with a capital. */
export function fill(voice: Voice, template: string, slots: Record<string, string> = {}): string {
  const all: Record<string, string> = { product: voice.product, ...slots };
  const text = template.replace(/\{(\w+)\}/g, (_, slot: string) => all[slot] ?? "");
  // A name may end in a mark of its own ("Yahoo!"): no full stop after it.
  const single = text.replace(/([.!?…。！？؟])([”»」]?)[.。]/g, "$1$2");
  const capital =
    /^\{(?:product|lead)\}/.test(template) && !/^(?:the|an?)\s/.test(single) ? single : capitalise(single);
  return capital.replace(/([?.]\s)(an?\s)/g, (_, stop: string, word: string) => stop + capitalise(word));
}

/** One of the alternatives, filled. */
export function say(
  voice: Voice,
  slot: string,
  alternatives: Alternatives,
  slots?: Record<string, string>,
): string {
  return fill(voice, voice.pick(slot, alternatives), slots);
}

/** "a, b and c" in the voice's language. */
export function listing(voice: Voice, items: string[], joint: "and" | "or" = "and"): string {
  const { comma, [joint]: and } = voice.phrases;
  if (items.length < 2) return items.join("");
  const serial = voice.locale === "en" && items.length > 2 ? "," : "";
  return `${items.slice(0, -1).join(comma)}${serial}${and}${items.at(-1)}`;
}

/** The word of a concept; `bare` drops the English article, as in a list of points. */
export function word(voice: Voice, concept: Concept, bare = false): string {
  const text = concept.words[voice.locale];
  return bare && voice.locale === "en" ? text.replace(/^an? /, "") : text;
}

/** A sentence with its end mark, whatever it came with. */
export function finish(voice: Voice, sentence: string): string {
  const text = sentence.replace(/[\s,;:،、]+$/, "");
  if (voice.locale === "th") return text.replace(/\.$/, "");
  return /[.!?…。！？؟]["”»」)]?$/.test(text) ? text : text + voice.phrases.stop;
}

/** Sentences as running text. */
export function run(voice: Voice, sentences: string[]): string {
  return sentences.filter(Boolean).join(voice.phrases.gap);
}
