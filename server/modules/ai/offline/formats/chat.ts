import type { WritingBrief } from "../../prompts/brief";
import { withoutInjections } from "../injection";
import { type LabelId, labelText } from "../lexicon/labels";
import { type QuestionTopic, questionTopics } from "../lexicon/questions";
import { commonWords } from "../lexicon/sentiment";
import { choices } from "../material";
import type { Subject } from "../subject";
import { capitalise, plainText, segmenter, wordsOf } from "../text";
import { fill, finish, run, type Voice, word } from "../voice";
import { description } from "./description";
import { priceOf } from "./social-post";

/** Shares of the question's words that a sentence must hold to count as its answer. */
const enough = 0.34;

/**
 * An answer to a customer's question, from the product's facts or from what the prompt itself tells; where
 * neither holds the answer it says so.
 */
export function chatAnswer(voice: Voice, subject: Subject | undefined, brief: WritingBrief): string {
  const t = voice.phrases.chat;
  const asked = questionOf(
    `${(brief.prompt ?? "").slice(-20_000)}\n${brief.facts ? (brief.instruction ?? "") : ""}`,
    voice,
  );
  if (!asked) return t.welcome;
  const known = subject ? [...subject.sentences, ...subject.points] : [];
  if (subject && brief.facts) {
    const topics = questionTopics
      .filter(([, pattern]) => pattern.test(asked.question))
      .map(([topic]) => topic);
    const answers = [...new Set(topics.flatMap((topic) => answer(voice, subject, topic)))];
    if (answers.length > 0) return run(voice, answers);
    const best = bestMatch(voice, asked.question, [...known, ...asked.told]);
    return best ? finish(voice, best) : fill(voice, t.unknown);
  }
  const best = bestMatch(voice, asked.question, asked.told);
  if (best) return finish(voice, best);
  const tells =
    subject?.kind &&
    subject.features.length + subject.materials.length > 1 &&
    !isQuestion(brief.prompt ?? "");
  return subject && tells ? description(voice, subject, "short", true) : t.offline;
}

/** The last question of a text, and the sentences around it that may hold the answer. */
function questionOf(text: string, voice: Voice): { question: string; told: string[] } | undefined {
  const sentences = plainText(text)
    .split("\n")
    .flatMap((line) =>
      [...segmenter(voice.locale, "sentence").segment(line)].map(({ segment }) => segment.trim()),
    )
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
  const question = sentences.findLast((sentence) => /[?？؟]\s*$/.test(sentence)) ?? sentences.at(-1);
  if (!question) return undefined;
  return { question, told: withoutInjections(sentences.filter((sentence) => sentence !== question)) };
}

/** Whether a text asks something, with or without a question mark. */
function isQuestion(text: string): boolean {
  return (
    /[?？؟]/.test(text) ||
    /^\s*(?:what|which|who|how|do|does|is|are|can|could|when|where|why|چه|چند|آیا|کی|کدام|هل|ما|كم|أين|متى|что|как|сколько|где|есть|можно|қанша|қандай|қайда|อะไร|เท่าไ|มี|何|いくら|どこ|どの)/i.test(
      text,
    )
  );
}

function stem(text: string): string {
  return text.slice(0, 5);
}

function bestMatch(voice: Voice, question: string, sentences: string[]): string | undefined {
  const asked = new Set(
    wordsOf(question, voice.locale)
      .filter((w) => w.length > 1 && !commonWords.test(w))
      .map(stem),
  );
  if (asked.size === 0) return undefined;
  const scored = sentences.map((sentence) => {
    const words = new Set(wordsOf(sentence, voice.locale).map(stem));
    return { sentence, share: [...asked].filter((w) => words.has(w)).length / asked.size };
  });
  const best = scored.reduce<(typeof scored)[number] | undefined>(
    (a, b) => (a && a.share >= b.share ? a : b),
    undefined,
  );
  return best && best.share >= enough ? best.sentence : undefined;
}

function answer(voice: Voice, subject: Subject, topic: QuestionTopic): string[] {
  const { phrases, locale } = voice;
  const labelled = (id: LabelId, values: string[]) =>
    values.length > 0
      ? [finish(voice, capitalise(labelText(id, locale)) + phrases.colon + values.join(phrases.comma))]
      : [];
  const words = (concepts: Subject["materials"]) => concepts.map((concept) => word(voice, concept, true));
  const property = (id: LabelId) => [
    ...choices(voice, {
      ...subject,
      choices: subject.choices.filter(({ label }) => label === labelText(id, locale)),
    }),
    ...subject.properties
      .filter(({ label }) => label === labelText(id, locale))
      .flatMap(({ values }) => labelled(id, values)),
  ];
  switch (topic) {
    case "price":
      if (!subject.price) return [];
      return subject.before
        ? [priceOf(voice, subject)]
        : [fill(voice, phrases.chat.price, { price: subject.price })];
    case "size":
      return property("size");
    case "colour":
      return [...property("colour"), ...labelled("colour", words(subject.colours))].slice(0, 1);
    case "material":
      return [...property("material"), ...labelled("material", words(subject.materials))].slice(0, 1);
    case "brand":
      return labelled("brand", subject.vendor ? [subject.vendor] : []);
    case "category":
      return labelled("category", subject.category ? [subject.category] : []);
    case "audience":
      return [...property("audience"), ...labelled("audience", words(subject.audience))].slice(0, 1);
  }
}
