import { textLabels } from "../../prompts/labels";
import { textLimits } from "../../prompts/limits";
import { newTraits, prose } from "../material";
import { formatNumber } from "../money";
import type { Subject } from "../subject";
import { capitalise, shorten } from "../text";
import { fill, finish, run, say, type Voice, word } from "../voice";

/** A text advertisement: three headlines and two descriptions within the limits of search advertising. */
export function ads(voice: Voice, subject: Subject): string {
  const label = textLabels[voice.locale];
  return [
    ...headlines(voice, subject).map(
      (text, i) => `${label.headline} ${formatNumber(i + 1, voice.locale)}: ${text}`,
    ),
    ...descriptions(voice, subject).map(
      (text, i) => `${label.description} ${formatNumber(i + 1, voice.locale)}: ${text}`,
    ),
  ].join("\n");
}

/** Advertising systems count wide characters twice. */
function width(text: string): number {
  const wide =
    /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/g;
  return text.length + (text.match(wide)?.length ?? 0);
}

/** What a headline can say of a product, the most telling first; some are too long for most places. */
export function headlineCandidates(voice: Voice, subject: Subject): string[] {
  const { phrases } = voice;
  const traits = newTraits(voice, subject, [...subject.materials, ...subject.features]);
  return [
    ...(subject.price ? [say(voice, "ad-price", phrases.adPrice, { price: subject.price })] : []),
    capitalise(traits.slice(0, 2).join(phrases.comma)),
    capitalise(traits[0] ?? ""),
    say(voice, "ad-headline", phrases.adHeadline),
    ...phrases.adHeadline,
    subject.category ?? "",
  ].filter(Boolean);
}

function headlines(voice: Voice, subject: Subject): string[] {
  const limit = textLimits.adHeadline;
  const title = shorten(subject.title, limit, voice.locale, { measure: width });
  return [...new Set([title, ...headlineCandidates(voice, subject)])]
    .filter((text) => text && width(text) <= limit)
    .slice(0, 3);
}

/** What a line of an advertisement can say of a product, the most telling first; some are too long for most places. */
export function lineCandidates(voice: Voice, subject: Subject): string[] {
  const { phrases } = voice;
  const { opening, body } = prose(voice, subject, 4);
  const call = finish(voice, say(voice, "seo-call", phrases.seoCall));
  const traits = [...subject.materials, ...subject.features]
    .slice(0, 4)
    .map((concept) => word(voice, concept, true));
  const summary = traits.length > 1 ? [capitalise(traits.join(phrases.comma))] : [];
  // A sentence that begins with "it" leans on another one, which an advertisement does not show.
  const alone = body.filter((sentence) => !/^(?:It|They|This|These)\s/.test(sentence));
  const told = subject.sentences.length > 0 ? [...alone, ...summary] : [...summary, ...alone];
  const sentences = [...told, opening].map((sentence) => finish(voice, sentence));
  return [
    ...sentences.map((sentence) => run(voice, [sentence, call])),
    ...sentences,
    ...phrases.adDescription.map((text) => fill(voice, text)),
  ];
}

function descriptions(voice: Voice, subject: Subject): string[] {
  const { phrases } = voice;
  const limit = textLimits.adDescription;
  const candidates = lineCandidates(voice, subject).filter((text) => width(text) <= limit);
  const first = candidates[0] ?? shorten(voice.name, limit, voice.locale, { measure: width });
  // The second must not repeat a sentence of the first.
  const second = candidates.find(
    (text) => !first.includes(text) && !text.includes(first) && !text.startsWith(first.slice(0, 12)),
  );
  return [first, second ?? fill(voice, phrases.adDescription[0])];
}
