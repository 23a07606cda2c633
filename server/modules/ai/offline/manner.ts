import { checkGrounding } from "@/server/modules/grounding";
import type { WritingBrief } from "../prompts/brief";
import { outputForm } from "../prompts/tasks";
import { phrasesOf } from "./locales";

/** Other wordings that are tried for one without the words that the store avoids. */
const wordings = 8;

/** Where a text uses a word that the store avoids. What the product itself is called by is not counted. */
function avoided(text: string, { voice, facts, locale }: WritingBrief) {
  if (!voice || voice.avoid.length === 0) return [];
  const title = facts?.title.toLowerCase() ?? "";
  const banned = voice.avoid.filter((word) => !title.includes(word.replace(/\*$/, "").toLowerCase()));
  return checkGrounding(text, { title: facts?.title ?? "", banned }, locale).filter(
    ({ kind }) => kind === "banned",
  );
}

/** Takes avoided words away: with their sentence where the text is made of sentences, alone where it is made of lines. */
function without(text: string, brief: WritingBrief): string {
  const form = outputForm(brief);
  const whole = form === "description" || form === "social_post";
  let left = text;
  // Each change moves what follows it, so they are made one by one; each takes something away.
  for (let [found] = avoided(left, brief); found; [found] = avoided(left, brief)) {
    const fix = found.fixes.find(({ action }) => action === (whole ? "removeSentence" : "removeWords"));
    const { start, end, text: put } = fix ?? { start: found.start, end: found.end, text: "" };
    const next = left.slice(0, start) + put + left.slice(end);
    if (next.trim() === "" || next.length >= left.length) return left;
    left = next;
  }
  return left;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** What the store calls things, everywhere but in the product's name. */
function named(text: string, { voice, facts, locale }: WritingBrief): string {
  const title = facts?.title ?? "";
  const joined = locale === "th" || locale === "ja";
  const call = (part: string) =>
    (voice?.glossary ?? []).reduce((said, { term, use }) => {
      const bounds = joined ? ["", ""] : ["(?<![\\p{L}\\p{M}])", "(?![\\p{L}\\p{M}])"];
      return said.replace(new RegExp(bounds.join(escaped(term)), "giu"), () => use);
    }, part);
  return title === "" ? call(text) : text.split(title).map(call).join(title);
}

/** Without the marks that the store does not use. A name keeps its own. */
function marked(text: string, { voice, facts, locale }: WritingBrief): string {
  const manner = new Set(voice?.manner);
  const title = facts?.title ?? "";
  let said = text;
  if (manner.has("no emoji")) {
    said = said.replace(/[^\S\n]?\p{Extended_Pictographic}(?:\uFE0F|\u200D\p{Extended_Pictographic})*/gu, "");
  }
  if (manner.has("no exclamation marks") && !/[!！]/.test(title)) {
    said = said.replace(/[!！]+/g, phrasesOf(locale).stop);
  }
  return said;
}

/**
 * A text as the store speaks, as far as that can be done without a model: another wording where one avoids the words
 * that the store avoids, its own names for things, none of the marks that it does not use.
 * @param write composes the text in a wording, which counts from 0
 */
export function inManner(brief: WritingBrief, write: (wording: number) => string): string {
  const said = (wording: number) => marked(named(write(wording), brief), brief);
  const first = said(0);
  if (avoided(first, brief).length === 0) return first;
  for (let wording = 1; wording < wordings; wording++) {
    const other = said(wording);
    if (avoided(other, brief).length === 0) return other;
  }
  return without(first, brief);
}
