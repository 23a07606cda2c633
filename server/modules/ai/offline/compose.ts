import type { WritingBrief } from "../prompts/brief";
import { outputForm } from "../prompts/tasks";
import { ads } from "./formats/ads";
import { chatAnswer } from "./formats/chat";
import { description } from "./formats/description";
import { email } from "./formats/email";
import { reviewsAnalysis } from "./formats/reviews";
import { seo } from "./formats/seo";
import { socialPost } from "./formats/social-post";
import { strategy } from "./formats/strategy";
import { factsOf } from "./free-text";
import { inManner } from "./manner";
import { type Subject, understand } from "./subject";
import { type Voice, voiceOf } from "./voice";

/** A word of the text's own script, for a product of which not even a name is known. */
function nameless(voice: Voice): Subject {
  return { ...understand({ title: voice.phrases.someProduct }, voice.locale), ownTitle: true };
}

/**
 * Writes the text that a brief asks for, from its facts alone; the same text for the same brief. Never
 * throws, and never returns an empty text.
 */
export function compose(brief: WritingBrief): string {
  return inManner(brief, (wording) => composed({ ...brief, variation: brief.variation + wording }));
}

function composed(brief: WritingBrief): string {
  const known = factsOf(brief);
  const understood = known && understand(known.facts, brief.locale, known.mentions);
  const subject = understood?.title ? understood : undefined;
  const voice = voiceOf(brief, subject);
  const text = write(voice, subject, brief);
  return tidy(text, brief);
}

function write(voice: Voice, subject: Subject | undefined, brief: WritingBrief): string {
  const form = outputForm(brief);
  switch (form) {
    case "reviews":
      return reviewsAnalysis(voice, brief);
    case "strategy":
      return strategy(voice, brief.facts ? subject : undefined, brief);
    case "chat":
      return chatAnswer(voice, subject, brief);
  }
  const about = subject ?? nameless(voice);
  switch (form) {
    case "description":
      return description(voice, about, brief.length, !brief.facts);
    case "social_post":
      return socialPost(voice, about, brief);
    case "seo":
      return seo(voice, about, brief);
    case "email_campaign":
      return email(voice, about, brief);
    case "ads":
      return ads(voice, about);
  }
}

/** Lines without loose ends; in right-to-left languages a line that starts with Latin letters keeps its side. */
function tidy(text: string, brief: WritingBrief): string {
  const rtl = brief.locale === "fa" || brief.locale === "ar";
  return text
    .split("\n")
    .map((line) => line.replace(/[^\S\n]+$/, ""))
    .map((line) => (rtl && startsLatin(line) ? `\u200f${line}` : line))
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Whether the first strong letter of a line is Latin although the line holds Arabic letters too. */
function startsLatin(line: string): boolean {
  const first = /\p{L}/u.exec(line)?.[0] ?? "";
  return /\p{Script=Latin}/u.test(first) && /\p{Script=Arabic}/u.test(line);
}
