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
  const [open, close] = phrases.nameQuotes;
  const quoted = /[«»„“”「」"]/.test(name) ? name : `${open}${name}${close}`;
  const kind = locale === "kk" ? subject.kind?.possessive : subject.kind?.words[locale];
  if (subject.ownTitle || !kind) return quoted;
  return phrases.kindAndName.replace(/\{(kind|name)\}/g, (_, slot: string) =>
    slot === "kind" ? kind : quoted,
  );
}

/** The space that Thai, which joins its own words, sets beside names and figures in other scripts. */
function gap(thai: string | undefined, neighbour: string | undefined): string {
  const isForeign =
    neighbour !== undefined && /[\p{L}\p{N}]/u.test(neighbour) && !/\p{Script=Thai}/u.test(neighbour);
  return thai && isForeign ? " " : "";
}

function filled(locale: WritingLocale, template: string, slots: Record<string, string>): string {
  if (locale !== "th") return template.replace(/\{(\w+)\}/g, (_, slot: string) => slots[slot] ?? "");
  return template.replace(
    /(\p{Script=Thai}?)\{(\w+)\}(\p{Script=Thai}?)/gu,
    (_, before: string, slot: string, after: string) => {
      const value = slots[slot] ?? "";
      return before + gap(before, [...value].at(0)) + value + gap(after, [...value].at(-1)) + after;
    },
  );
}

/** Fills a template in one pass: what stands in a value is never a slot. The sentence starts with a capital. */
export function fill(voice: Voice, template: string, slots: Record<string, string> = {}): string {
  const text = filled(voice.locale, template, { product: voice.product, ...slots });
  // A name may end in a mark of its own ("Yahoo!"): no full stop after it.
  const single = text.replace(/([.!?…。！？؟])([”»」]?)[.。]/g, "$1$2");
  // An English name keeps its own first letter ("iPhone case"); elsewhere a kind or a quote stands before it.
  const isName = voice.locale === "en" && template.startsWith("{product}") && !/^(?:the|this)\s/.test(single);
  const capital = isName ? single : capitalise(single);
  // A kind or an article after a question ("Guess who? a shirt"): the next sentence begins with a capital too.
  const next = voice.locale === "en" ? /([?]\s)(an?\s|the\s)/g : /([?]\s)(\p{Ll})/gu;
  return capital.replace(next, (_, stop: string, word: string) => stop + capitalise(word));
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
  const last = items.at(-1) ?? "";
  const before = items.slice(0, -1).join(comma);
  if (voice.locale === "th" && items.length === 2) {
    return before + gap(and, [...before].at(-1)) + and + gap(and, [...last].at(0)) + last;
  }
  const serial = items.length > 2 ? ({ en: ",", th: " " }[voice.locale as string] ?? "") : "";
  return before + serial + and + gap(voice.locale === "th" ? and : undefined, [...last].at(0)) + last;
}

/** The word of a concept; `bare` drops the English article, as in a list of points. */
export function word(voice: Voice, concept: Concept, bare = false): string {
  const text = concept.words[voice.locale];
  return bare && voice.locale === "en" ? text.replace(/^an? /, "") : text;
}

/** A sentence with its end mark, whatever it came with. */
export function finish(voice: Voice, sentence: string): string {
  const text = sentence.replace(/[\s,;:،、]+$/, "");
  if (voice.locale === "th") return text.replace(/(\p{L}{4}|[^\p{L}\p{M}])\.$/u, "$1");
  return /[.!?…。！？؟]["”»」)]?$/.test(text) ? text : text + voice.phrases.stop;
}

/** Sentences as running text. */
export function run(voice: Voice, sentences: string[]): string {
  return sentences.filter(Boolean).join(voice.phrases.gap);
}
