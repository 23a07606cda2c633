import type { WritingBrief } from "../../prompts/brief";
import { textLabels } from "../../prompts/labels";
import { textLimits } from "../../prompts/limits";
import { formatSeo } from "../../prompts/seo-text";
import { newTraits, prose } from "../material";
import type { Subject } from "../subject";
import { capitalise, oneLine, shorten, wordsOf } from "../text";
import { finish, listing, run, say, type Voice, word } from "../voice";

const maxSlug = 80;
const stopWords =
  /^(?:the|an?|and|with|for|of|in|on|to|from|by|или|для|из|на|со|мен|және|برای|من|في|على|และ|の)$/iu;

/** Search engine texts of a product page; the advanced task adds the page's heading and the picture's text. */
export function seo(voice: Voice, subject: Subject, brief: WritingBrief): string {
  const lines = [
    formatSeo(voice.locale, {
      title: pageTitle(voice, subject),
      description: metaDescription(voice, subject),
      slug: slug(subject.title),
      keywords: keywords(voice, subject),
    }),
  ];
  if (brief.task === "seo_advanced") {
    const label = textLabels[voice.locale];
    lines.push(`${label.heading}: ${voice.name}`, `${label.imageAlt}: ${imageText(voice, subject)}`);
  }
  return lines.join("\n");
}

function pageTitle(voice: Voice, subject: Subject): string {
  const said = subject.title.toLowerCase();
  const unsaid = (text: string | undefined) =>
    text && !said.includes(text.toLowerCase()) ? text : undefined;
  const traits = newTraits(voice, subject, [...subject.materials, ...subject.features]);
  const tails = [
    listOf(voice, traits.slice(0, 2)),
    unsaid(subject.category),
    unsaid(subject.ownTitle ? undefined : subject.kind && word(voice, subject.kind, true)),
    unsaid(subject.vendor),
    say(voice, "seo-tail", voice.phrases.seoTail),
  ];
  const titles = tails.flatMap((tail) => (tail ? [`${subject.title} | ${capitalise(tail)}`] : []));
  return (
    titles.find((title) => title.length <= textLimits.seoTitle) ??
    shorten(subject.title, textLimits.seoTitle, voice.locale)
  );
}

function listOf(voice: Voice, items: string[]): string | undefined {
  return items.length > 0 ? items.join(voice.phrases.comma) : undefined;
}

/** As many sentences as the limit takes: what the product is, then what one can do. */
function metaDescription(voice: Voice, subject: Subject): string {
  const limit = textLimits.metaDescription;
  const { opening, body } = prose(voice, subject, 3);
  const call = finish(voice, say(voice, "seo-call", voice.phrases.seoCall));
  let text = "";
  for (const sentence of [opening, ...body, call]) {
    const longer = run(voice, [text, finish(voice, sentence)]);
    if (longer.length <= limit) text = longer;
  }
  const first = `${subject.title}${voice.phrases.colon}`;
  return text.includes(voice.name)
    ? text
    : shorten(first + run(voice, [...body, call]), limit, voice.locale, { ellipsis: true });
}

/** The words of a name for an address: lower case, joined by hyphens; letters of any script stay. */
function slug(title: string): string {
  const words =
    title
      .normalize("NFKC")
      .toLowerCase()
      .replace(/['’]/g, "")
      .match(/[\p{L}\p{M}\p{N}\u200c]+/gu) ?? [];
  let text = "";
  for (const part of words)
    if (text.length + part.length < maxSlug) text += (text && "-") + part.replaceAll("\u200c", "-");
  return text || "product";
}

function keywords(voice: Voice, subject: Subject): string[] {
  const kind = subject.kind && word(voice, subject.kind, true);
  const pairs = kind ? subject.materials.map((m) => kindWith(voice, word(voice, m, true), kind)) : [];
  const list = [
    voice.name,
    kind ?? "",
    ...pairs,
    ...subject.features.slice(0, 2).map((feature) => word(voice, feature, true)),
    ...subject.colours.map((colour) => word(voice, colour, true)),
    subject.category ?? "",
    ...subject.tags.slice(0, 3),
    subject.vendor ?? "",
    ...wordsOf(subject.title, voice.locale).filter(
      (w) => w.length > 3 && !stopWords.test(w) && subject.ownTitle,
    ),
  ].map((text) =>
    oneLine(text)
      .replace(/[,،、;؛]/g, " ")
      .trim()
      .toLowerCase(),
  );
  return [...new Set(list.filter((text) => text.length > 1))].slice(0, 8);
}

function kindWith(voice: Voice, trait: string, kind: string): string {
  if (voice.locale === "en" || voice.locale === "kk") return `${trait} ${kind}`;
  if (voice.locale === "ja") return `${trait}${kind}`;
  // Elsewhere the pair would need agreement: both words alone.
  return trait;
}

function imageText(voice: Voice, subject: Subject): string {
  const traits = newTraits(voice, subject, [
    ...subject.colours,
    ...subject.materials,
    ...subject.features,
  ]).slice(0, 3);
  return traits.length > 0 ? `${voice.name}${voice.phrases.colon}${listing(voice, traits)}` : voice.name;
}
