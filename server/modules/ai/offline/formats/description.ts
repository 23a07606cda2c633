import { descriptionLimits } from "../../prompts/limits";
import type { TextLength } from "../../prompts/tasks";
import { labelText } from "../lexicon/labels";
import { choices, offered, points, prose } from "../material";
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
  const { spoken, listed } = shared(voice, subject);
  const { opening, body } = prose(voice, length === "short" ? subject : spoken, sentenceCounts[length]);
  const choosing =
    length === "long" || (length === "medium" && body.length === 0) ? choices(voice, subject) : [];
  const closing = finish(voice, say(voice, "closing", phrases.closing[tone]));
  const list = points(voice, listed, length, choosing.length > 0 ? offered(subject) : []);
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

const withoutMaterial = (subject: Subject): Subject => ({ ...subject, materials: [], colours: [] });

/**
 * Where prose is made of single properties, material and colour stand either in it or in the list below: in
 * the list, if there are other features to speak of. English makes a phrase of them and may list them as well.
 */
function shared(voice: Voice, subject: Subject): { spoken: Subject; listed: Subject } {
  if (subject.sentences.length > 0 || voice.locale === "en") return { spoken: subject, listed: subject };
  const isTitled =
    subject.ownTitle && [...subject.materials, ...subject.colours].every(({ id }) => subject.inTitle.has(id));
  const hasMore = isTitled || subject.features.length + subject.mentions.length > 0;
  return hasMore
    ? { spoken: withoutMaterial(subject), listed: subject }
    : { spoken: subject, listed: withoutMaterial(subject) };
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
