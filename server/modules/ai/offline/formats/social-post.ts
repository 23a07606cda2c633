import type { WritingBrief } from "../../prompts/brief";
import { postLimits, xLength } from "../../prompts/limits";
import type { SocialPlatform, TextLength } from "../../prompts/tasks";
import { intentOf } from "../intents";
import { choices, prose } from "../material";
import type { Pick } from "../pick";
import type { Subject } from "../subject";
import { capitalise } from "../text";
import { finish, run, say, type Voice, word } from "../voice";

const sentenceCounts: Record<TextLength, number> = { short: 1, medium: 3, long: 6 };
const tagCounts: Record<SocialPlatform, number> = {
  instagram: 6,
  telegram: 4,
  facebook: 3,
  x: 2,
  linkedin: 3,
};

const emoji: Record<string, readonly [string, ...string[]]> = {
  wear: ["✨", "👀", "💛", "🛍️"],
  home: ["🏡", "✨", "💛"],
  care: ["🫧", "✨", "💛"],
  food: ["😋", "🍽️", "💛"],
  tech: ["⚡", "✨", "👀"],
  other: ["✨", "👀", "💛", "🎉"],
};

/** A piece of a post; the least important ones go first when the platform's limit is short. */
interface Piece {
  text: string;
  importance: number;
}

/** A post about the product for a platform, with hashtags made of its own facts. */
export function socialPost(voice: Voice, subject: Subject, brief: WritingBrief): string {
  const { phrases, tone, pick } = voice;
  const platform = brief.platform ?? "instagram";
  const cheerful = (tone === "friendly" || tone === "playful") && platform !== "linkedin";
  const intent = intentOf(`${brief.goal ?? ""} ${brief.instruction ?? ""}`);
  const { opening, body } = prose(voice, subject, sentenceCounts[brief.length], intent !== undefined);
  const hook = intent ? say(voice, "intent", phrases.intents[intent]) : opening;
  const told = intent ? [opening, ...body] : body;
  const priceLine = priceOf(voice, subject);
  const call = say(voice, "call", phrases.call[tone]);
  const pieces: Piece[] = [
    { text: decorated(hook, cheerful, pick, "hook", subject), importance: 9 },
    { text: run(voice, told), importance: 5 },
    { text: brief.length === "short" ? "" : run(voice, choices(voice, subject).slice(0, 1)), importance: 3 },
    { text: priceLine, importance: 7 },
    { text: decorated(call, cheerful, pick, "call", subject), importance: 4 },
    { text: hashtags(voice, subject, platform).join(" "), importance: 6 },
  ];
  return fitted(pieces, platform);
}

function fitted(pieces: Piece[], platform: SocialPlatform): string {
  const measure = platform === "x" ? xLength : (text: string) => text.length;
  const separator = platform === "x" ? "\n" : "\n\n";
  let kept = pieces.filter(({ text }) => text);
  const text = () => kept.map((piece) => piece.text).join(separator);
  while (kept.length > 1 && measure(text()) > postLimits[platform]) {
    const least = kept.reduce((a, b) => (b.importance < a.importance ? b : a));
    kept = kept.filter((piece) => piece !== least);
  }
  return text();
}

function decorated(text: string, cheerful: boolean, pick: Pick, slot: string, subject: Subject): string {
  if (!cheerful) return text;
  const choice = emoji[subject.kind?.group ?? "other"] ?? emoji.other;
  return choice ? `${text}${text.endsWith("。") ? "" : " "}${pick(`emoji-${slot}`, choice)}` : text;
}

/** What the product costs, and before, as a sentence; empty without a price. */
export function priceOf(voice: Voice, subject: Subject): string {
  const { price, before } = subject;
  if (!price) return "";
  const { phrases } = voice;
  return finish(
    voice,
    before
      ? say(voice, "sale", phrases.sale, { price, before })
      : say(voice, "price", phrases.price, { price }),
  );
}

/** Hashtags of a product: its own tags, kind, name, category and brand, without repetitions. */
function hashtags(voice: Voice, subject: Subject, platform: SocialPlatform): string[] {
  const sources = [
    subject.title.length <= 40 ? subject.title : "",
    subject.kind ? word(voice, subject.kind, true) : "",
    ...subject.tags.slice(0, 3),
    ...subject.materials.map((material) => word(voice, material, true)),
    subject.category ?? "",
    subject.vendor ?? "",
  ];
  const tags = sources.map((source) => hashtag(source, voice)).filter((tag) => tag.length > 2);
  const seen = new Set<string>();
  const distinct = tags.filter((tag) => !seen.has(tag.toLowerCase()) && seen.add(tag.toLowerCase()));
  return distinct.slice(0, tagCounts[platform]);
}

function hashtag(text: string, voice: Voice): string {
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const latin = /^[\p{Script=Latin}\p{N}\s'’&-]+$/u.test(text);
  const joined = latin
    ? words.map(capitalise).join("")
    : words.join(voice.locale === "ja" || voice.locale === "th" ? "" : "_");
  return /\p{L}/u.test(joined) ? `#${joined}` : "";
}
