import { descriptionLimits } from "../../prompts/limits";
import type { TextLength } from "../../prompts/tasks";
import { labelText } from "../lexicon/labels";
import { choices, points, prose } from "../material";
import type { Subject } from "../subject";
import { finish, run, say, type Voice } from "../voice";

const sentenceCounts: Record<TextLength, number> = { short: 2, medium: 4, long: 9 };
const paragraph = 3;

/**
 * A product description: opening, body, points, closing; as much of it as the length allows. The price is in
 * it only when asked for: on a product page it stands beside the text, and it changes.
 */
export function description(voice: Voice, subject: Subject, length: TextLength, priced: boolean): string {
  const { phrases, tone } = voice;
  const { opening, body } = prose(
    voice,
    length === "short" ? subject : listed(subject),
    sentenceCounts[length],
  );
  const choosing =
    length === "long" || (length === "medium" && body.length === 0) ? choices(voice, subject) : [];
  const closing = finish(voice, say(voice, "closing", phrases.closing[tone]));
  const list = points(voice, subject, length, choosing.length === subject.choices.length);
  if (priced && subject.price)
    list.push(`${labelText("price", voice.locale)}${phrases.colon}${subject.price}`);
  const isThin =
    body.length + subject.points.length === 0 && opening === say(voice, "opening", phrases.opening[tone]);
  const thin = isThin || (length === "long" && body.length < 3) ? [say(voice, "thin", phrases.thin)] : [];
  const limit = descriptionLimits[length] - closing.length - 4;

  if (length === "short") {
    const extra =
      body.length === 0 && subject.points.length > 0 ? [finish(voice, subject.points[0] ?? "")] : [];
    return run(voice, [...within(voice, [opening, ...body, ...extra, ...thin], limit), closing]);
  }
  // A single sentence is no paragraph: it joins the first one.
  const size = body.length === paragraph ? paragraph : paragraph - 1;
  const first = within(voice, [opening, ...body.slice(0, size)], limit);
  const later = body.slice(first.length - 1);
  const blocks = [run(voice, first)];
  for (let i = 0; i < later.length; i += paragraph) blocks.push(run(voice, later.slice(i, i + paragraph)));
  if (choosing.length > 0) blocks.push(run(voice, choosing));
  if (thin.length > 0) blocks.push(run(voice, thin));
  const kept = blocks.filter(fits(limit));
  const used = kept.join("\n\n").length;
  const lines = list.map((point) => `- ${point}`).filter(fits(limit - used - 2));
  return [...kept, ...(lines.length > 0 ? [lines.join("\n")] : []), closing].join("\n\n");
}

/** The subject for prose above a list of points: where there is more to say, material and colour stay for the list. */
function listed(subject: Subject): Subject {
  const isMade = subject.kind !== undefined && subject.ownTitle;
  const hasMore = subject.features.length + subject.mentions.length > 1;
  return hasMore && !isMade && subject.sentences.length === 0
    ? { ...subject, materials: [], colours: [] }
    : subject;
}

/** A filter that lets pieces through while their sum stays within a limit; the first always passes. */
function fits(limit: number): (piece: string, index: number) => boolean {
  let used = 0;
  return (piece, index) => {
    if (index > 0 && used + piece.length + 2 > limit) return false;
    used += piece.length + 2;
    return true;
  };
}

function within(voice: Voice, sentences: string[], limit: number): string[] {
  return sentences.map((sentence) => finish(voice, sentence)).filter(fits(limit));
}
