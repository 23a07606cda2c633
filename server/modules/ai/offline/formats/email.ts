import type { WritingBrief } from "../../prompts/brief";
import { textLabels } from "../../prompts/labels";
import { textLimits } from "../../prompts/limits";
import type { TextLength } from "../../prompts/tasks";
import { intentOf } from "../intents";
import { choices, offered, points, prose } from "../material";
import type { Subject } from "../subject";
import { shorten } from "../text";
import { fill, finish, run, say, type Voice } from "../voice";
import { priceOf } from "./social-post";

const sentenceCounts: Record<TextLength, number> = { short: 1, medium: 3, long: 6 };

/** A marketing email with labelled lines: subject, preheader, body, button. */
export function email(voice: Voice, subject: Subject, brief: WritingBrief): string {
  const { phrases, tone } = voice;
  const label = textLabels[voice.locale];
  const intent = intentOf(`${brief.goal ?? ""} ${brief.instruction ?? ""}`);
  const { opening, body } = prose(voice, subject, sentenceCounts[brief.length], intent !== undefined);
  const occasion = intent && say(voice, "intent", phrases.intents[intent]);
  const list =
    brief.length === "short"
      ? []
      : points(voice, subject, "medium", brief.length === "long" ? offered(subject) : []).map(
          (point) => `- ${point}`,
        );
  const paragraphs = [
    say(voice, "greeting", phrases.greeting[tone]),
    run(voice, [occasion ?? "", opening]),
    run(voice, body),
    brief.length === "long" ? run(voice, choices(voice, subject)) : "",
    list.join("\n"),
    priceOf(voice, subject),
    finish(voice, say(voice, "closing", phrases.closing[tone])),
  ];
  return [
    `${label.subject}: ${subjectLine(voice, occasion)}`,
    `${label.preheader}: ${preheader(voice, body)}`,
    `${label.body}:`,
    paragraphs.filter(Boolean).join("\n\n"),
    "",
    `${label.button}: ${say(voice, "button", phrases.button)}`,
  ].join("\n");
}

function subjectLine(voice: Voice, occasion: string | undefined): string {
  const bare = (text: string) => text.replace(/[.。]$/, "");
  const short = { product: voice.name };
  const lines = [
    ...(occasion ? [bare(occasion)] : []),
    say(voice, "subject", voice.phrases.subject[voice.tone]),
    ...voice.phrases.subject[voice.tone].map((line) => fill(voice, line, short)),
    voice.name,
  ];
  return (
    lines.find((line) => line.length <= textLimits.subject) ??
    shorten(voice.name, textLimits.subject, voice.locale)
  );
}

function preheader(voice: Voice, body: string[]): string {
  // A sentence of two words tells nothing in an inbox.
  const lines = [
    ...body.filter((sentence) => sentence.length > 24).slice(0, 1),
    say(voice, "preheader", voice.phrases.preheader),
  ];
  return lines.find((line) => line.length <= textLimits.preheader) ?? "";
}
