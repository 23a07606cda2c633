import type { TextLength } from "../prompts/tasks";
import { arrange, article, completeSentence, leadOf } from "./english";
import { labelText } from "./lexicon/labels";
import { type Concept, conceptOf, recognise } from "./lexicon/lexicon";
import { englishLeads } from "./locales/en";
import type { Property, Subject } from "./subject";
import { capitalise } from "./text";
import { finish, listing, say, type Voice, word } from "./voice";

/** Sentences that say what a product is for come last, whatever the file's order. */
const purpose =
  /^(?:perfect|ideal|great|suitable|made|designed) for\b|^(?:مناسب|ایده‌آل|مثالي|مناسبة)|^(?:идеальн|подойд|подходит|отличн)|^เหมาะ|(?:に最適|にぴったり|におすすめ)|(?:үшін (?:тамаша|қолайлы|ыңғайлы))/i;

/** Up to `count` of the sentences, the most telling ones, in their order, purposes last. */
function chooseSentences(voice: Voice, sentences: string[], count: number): string[] {
  const scored = sentences.map((text, i) => ({
    text,
    i,
    score: recognise(text, voice.locale).length + (i === 0 ? 2 : 0) + (purpose.test(text) ? 1 : 0) - i / 10,
  }));
  const chosen = [...scored].sort((a, b) => b.score - a.score).slice(0, count);
  const ordered = chosen.sort(
    (a, b) => Number(purpose.test(a.text)) - Number(purpose.test(b.text)) || a.i - b.i,
  );
  return ordered.map(({ text }) => text);
}

/** The opening sentence and the sentences that follow it, in the product's own words where there are any. */
export interface Prose {
  opening: string;
  body: string[];
}

/**
 * Opening and body of a text about the product; `count` bounds the sentences taken from its description.
 * Where another sentence has introduced the product already, there is no opening, or one that goes on from it.
 */
export function prose(voice: Voice, subject: Subject, count: number, introduced = false): Prose {
  const chosen = chooseSentences(voice, subject.sentences, count);
  if (voice.locale === "en") return englishProse(voice, subject, chosen, introduced);
  const opening = introduced ? "" : say(voice, "opening", voice.phrases.opening[voice.tone]);
  return { opening, body: chosen.length > 0 ? chosen.map((s) => finish(voice, s)) : loose(voice, subject) };
}

function withLead(voice: Voice, phrase: string, plural: boolean, introduced: boolean): string {
  if (introduced) return plural ? `They are ${phrase}.` : `It is ${phrase}.`;
  const slots = { lead: phrase, is: plural ? "are" : "is", it: plural ? "They" : "It" };
  return say(voice, "lead", englishLeads[voice.tone], slots);
}

/** English can be recast: fragments become sentences, and single properties a phrase. */
function englishProse(voice: Voice, subject: Subject, chosen: string[], introduced: boolean): Prose {
  const opening = introduced ? "" : say(voice, "opening", voice.phrases.opening[voice.tone]);
  for (const [i, sentence] of chosen.entries()) {
    const lead = leadOf(sentence, subject.title);
    if (!lead) continue;
    const rest = chosen
      .filter((_, j) => j !== i)
      .map((text) => finish(voice, completeSentence(text, lead.plural)));
    return { opening: withLead(voice, lead.phrase, lead.plural, introduced), body: rest };
  }
  if (chosen.length > 0) {
    return { opening, body: chosen.map((text) => finish(voice, completeSentence(text, voice.plural))) };
  }
  const made = arrange(subject);
  const told = made.unusedMentions.map((text) => completeSentence(text, made.plural));
  const sentences = told.filter((text, i) => text !== made.unusedMentions[i]);
  const mentions = made.unusedMentions.filter((text, i) => told[i] === text);
  const rest = [
    ...sentences,
    ...loose(voice, { ...subject, features: made.unusedFeatures, mentions }, made.noun !== undefined),
  ];
  const it = made.plural ? "They have" : "It has";
  if (!made.noun) return { opening, body: [...(made.things ? [`${it} ${made.things}.`] : []), ...rest] };
  const phrase = made.things ? `${made.noun} with ${made.things}` : made.noun;
  return {
    opening: withLead(voice, made.plural ? phrase : `${article(phrase)} ${phrase}`, made.plural, introduced),
    body: rest,
  };
}

/**
 * Sentences made of single properties, for a product without a description in this language; a lead has
 * said a single material or colour already.
 */
function loose(voice: Voice, subject: Subject, hasLead = false): string[] {
  const { phrases } = voice;
  const sentences: string[] = [];
  const list = (items: string[]) => ({ list: listing(voice, items) });
  const untitled = (concepts: Concept[]) =>
    concepts.filter(({ id }) => !(subject.ownTitle && subject.inTitle.has(id))).map((c) => word(voice, c));
  const unsaid = (concepts: Concept[]) => (hasLead && concepts.length === 1 ? [] : untitled(concepts));
  const materials = unsaid(subject.materials);
  const colours = unsaid(subject.colours);
  if (materials.length > 0 && colours.length > 0) {
    const both = { material: listing(voice, materials), colour: listing(voice, colours) };
    sentences.push(say(voice, "material-colour", phrases.materialColour, both));
  } else if (materials.length > 0) sentences.push(say(voice, "material", phrases.material, list(materials)));
  else if (colours.length > 0) sentences.push(say(voice, "colours", phrases.colours, list(colours)));
  const details = [...untitled(subject.features), ...subject.mentions].slice(0, 8);
  if (details.length > 0) sentences.push(say(voice, "details", phrases.details, list(details)));
  return sentences;
}

/** The words of traits that the product's name does not tell already. */
export function newTraits(voice: Voice, subject: Subject, concepts: Concept[]): string[] {
  const said = subject.title.toLowerCase();
  return concepts
    .filter(({ id }) => !subject.inTitle.has(id))
    .map((concept) => word(voice, concept, true))
    .filter((text) => !said.includes(text.toLowerCase()));
}

/** Options that a sentence can offer: "yes or no" is nothing to choose in words. */
export function offered(subject: Subject): Property[] {
  const isAnswer = (value: string) => conceptOf(value)?.group === "answer";
  return subject.choices.filter(({ values }) => !values.every(isAnswer)).slice(0, 3);
}

/** Sentences that say what can be chosen. */
export function choices(voice: Voice, subject: Subject): string[] {
  return offered(subject).map(({ label, values }, i) => {
    const name = ["en", "ru", "kk"].includes(voice.locale) ? lowerLabel(label) : label;
    return say(voice, `choice${i}`, voice.phrases.choice, {
      label: name,
      list: listing(voice, values.slice(0, 12), "or"),
    });
  });
}

function lowerLabel(label: string): string {
  return /^\p{Lu}\p{Ll}+$/u.test(label) ? label.toLowerCase() : label;
}

const pointCounts: Record<TextLength, number> = { short: 0, medium: 7, long: 12 };

/** The facts as points of a list, "label: value" or a bare feature, without what a sentence has `said`. */
export function points(voice: Voice, subject: Subject, length: TextLength, said: Property[] = []): string[] {
  const { colon, comma } = voice.phrases;
  const line = (label: string, values: string[]) => label + colon + values.join(comma);
  const words = (concepts: Concept[]) =>
    concepts.map((concept, i) =>
      i === 0 ? capitalise(word(voice, concept, true)) : word(voice, concept, true),
    );
  const list = [
    ...subject.points.slice(0, length === "long" ? 7 : 4),
    ...(subject.materials.length > 0
      ? [line(labelText("material", voice.locale), words(subject.materials))]
      : []),
    ...(subject.colours.length > 0 ? [line(labelText("colour", voice.locale), words(subject.colours))] : []),
    ...subject.choices
      .filter((choice) => !said.includes(choice))
      .map(({ label, values }) => line(label, values.slice(0, 12))),
    ...subject.properties.map(({ label, values }) => line(label, values)),
    ...(subject.audience.length > 0
      ? [line(labelText("audience", voice.locale), words(subject.audience))]
      : []),
    ...(subject.category ? [line(labelText("category", voice.locale), [capitalise(subject.category)])] : []),
    ...(subject.vendor ? [line(labelText("brand", voice.locale), [subject.vendor])] : []),
  ];
  return [...new Set(list)].slice(0, pointCounts[length]);
}
