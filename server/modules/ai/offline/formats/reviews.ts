import type { Review, WritingBrief } from "../../prompts/brief";
import { detectLocale } from "../../prompts/detect-locale";
import type { WritingLocale } from "../../prompts/tasks";
import { asciiDigits } from "../figures";
import { withoutInjections } from "../injection";
import { Matcher } from "../lexicon/matcher";
import { commonWords, judgements, topicWords } from "../lexicon/sentiment";
import { formatNumber } from "../money";
import type { ReviewTopic } from "../phrases";
import { oneLine, plainText, segmenter, shorten, wordsOf } from "../text";
import { fill, listing, type Voice } from "../voice";

type Side = "positive" | "negative" | "mixed";
const topics = Object.keys(topicWords) as ReviewTopic[];
const fewReviews = 5;
/** How much pasted text is read: characters, and reviews in it. */
const maxPasted = 60_000;
const maxReviews = 1_000;

type Verdict = "good" | "bad";
const spaceless: ReadonlySet<WritingLocale> = new Set(["th", "ja"]);

interface Judge {
  words: Matcher<Verdict>;
  topics: Matcher<ReviewTopic>;
  turnedBefore: RegExp;
  turnedAfter: RegExp;
  joint: RegExp;
}

const judges = new Map<WritingLocale, Judge>();
const never = /(?!)/;

function judgeOf(locale: WritingLocale): Judge {
  const known = judges.get(locale);
  if (known) return known;
  const { good, bad, notBefore, notAfter, but } = judgements[locale];
  const words = [
    ...bad.split("|").map((word) => [word, "bad"] as const),
    ...good.split("|").map((word) => [word, "good"] as const),
  ];
  const isSpaceless = spaceless.has(locale);
  const judge: Judge = {
    words: new Matcher<Verdict>(locale, words),
    topics: new Matcher(
      locale,
      topics.flatMap((topic) => topicWords[topic].split("|").map((word) => [word, topic] as const)),
    ),
    turnedBefore: notBefore
      ? new RegExp(
          isSpaceless ? `(?:${notBefore})$` : `(?:^|[^\\p{L}])(?:${notBefore})(?:\\s+\\p{L}+)?\\s+$`,
          "iu",
        )
      : never,
    turnedAfter: notAfter ? new RegExp(`^(?:\\s+\\p{L}+)?\\s*(?:${notAfter})`, "iu") : never,
    joint: new RegExp(
      `[.,!?;。！？،؟؛\\n]+|${isSpaceless ? `(?:${but})` : `(?<=[\\s,،])(?:${but})(?=\\s)`}`,
      "iu",
    ),
  };
  judges.set(locale, judge);
  return judge;
}

const sisters: Partial<Record<WritingLocale, WritingLocale>> = { ru: "kk", fa: "ar", ar: "fa" };

/** The language of a review; a short one whose letters two languages share counts as the one that understands it. */
function languageOf(text: string): WritingLocale {
  const detected = detectLocale(text) ?? "en";
  const sister = sisters[detected];
  const understands = (locale: WritingLocale) => judgeOf(locale).words.find(text).length;
  return sister && understands(sister) > understands(detected) ? sister : detected;
}

/** Judgements of a clause: more than 0 is praise, less is criticism. */
function judge(clause: string, locale: WritingLocale): number {
  const { words, turnedBefore, turnedAfter } = judgeOf(locale);
  return words.find(clause).reduce((sum, { value, start, end }) => {
    const before = clause.slice(Math.max(0, start - 24), start);
    const isTurned = turnedBefore.test(before) || turnedAfter.test(clause.slice(end, end + 16));
    return sum + ((value === "good") === isTurned ? -1 : 1);
  }, 0);
}

/** What the words of a review say. */
export interface ReadReview {
  text: string;
  rating: number | undefined;
  side: Side;
  score: number;
  praised: ReviewTopic[];
  criticised: ReviewTopic[];
}

function clausesOf(text: string, locale: WritingLocale): string[] {
  return text.split(judgeOf(locale).joint).filter((clause) => clause.trim());
}

/** Reads a review by its words, without a model; undefined when it says nothing. */
export function readReview(review: Review): ReadReview | undefined {
  const sentences = [...segmenter("en", "sentence").segment(plainText(review.text))].map(
    ({ segment }) => segment,
  );
  const text = oneLine(withoutInjections(sentences).join(""));
  if (!text && review.rating === undefined) return undefined;
  const locale = languageOf(text);
  let score = 0;
  let ups = 0;
  let downs = 0;
  const sided: Record<"praised" | "criticised", Set<ReviewTopic>> = {
    praised: new Set(),
    criticised: new Set(),
  };
  for (const clause of clausesOf(text, locale)) {
    const value = judge(clause, locale);
    score += value;
    if (value > 0) ups += 1;
    if (value < 0) downs += 1;
    const side = value > 0 ? sided.praised : value < 0 ? sided.criticised : undefined;
    for (const { value: topic } of judgeOf(locale).topics.find(clause)) side?.add(topic);
  }
  const rated = review.rating;
  const byWords: Side =
    ups > 0 && downs > 0 ? "mixed" : score > 0 ? "positive" : score < 0 ? "negative" : "mixed";
  const side = rated === undefined ? byWords : rated >= 4 ? "positive" : rated <= 2 ? "negative" : "mixed";
  return { text, rating: rated, side, score, praised: [...sided.praised], criticised: [...sided.criticised] };
}

/** Stars written in a review: "5/5", "★★★★☆", "4 stars"; and the review without them. */
export function ratingIn(text: string): { rating: number | undefined; rest: string } {
  const stars = /[★⭐]{1,5}[☆✩]*/.exec(text);
  if (stars)
    return {
      rating: (stars[0].match(/[★⭐]/g) ?? []).length,
      rest: text.replace(stars[0], "").replaceAll("\ufe0f", ""),
    };
  const figure =
    /(?:^|\s|\()([1-5](?:[.,]\d)?)\s*(?:\/\s*5|(?:out of|از|من|จาก|из)\s*5|stars?(?!\p{L})|ستاره|نجوم|نجمة|ดาว|зв[её]зд\p{L}*|жұлдыз\p{L}*|つ星)\)?/iu.exec(
      asciiDigits(text),
    );
  if (!figure?.[1]) return { rating: undefined, rest: text };
  const rating = Math.min(5, Math.max(1, Number(figure[1].replace(",", "."))));
  return { rating, rest: asciiDigits(text).replace(figure[0], " ") };
}

/** Reviews in free text: one per line, or in quotation marks, or one per sentence. */
function reviewsIn(prompt: string): Review[] {
  const text = plainText(prompt.slice(0, maxPasted));
  const quoted = [...text.matchAll(/["“«「]([^"“«「”»」\n]{4,2000})["”»」]/g)].flatMap(
    (match) => match[1] ?? [],
  );
  const lines = text.split("\n").filter((line) => line.trim());
  const body =
    lines.length > 1
      ? lines
      : text
          .replace(
            /^[^.:!?\n]{0,80}(?:reviews?|نظر\p{L}*|مراجعات|รีวิว|отзыв\p{L}*|пікір\p{L}*|レビュー)[^.:!?\n]{0,40}:\s*/iu,
            "",
          )
          .split(/[;|؛]|(?<=[.!?。！？])\s+/);
  const pieces = quoted.length > 1 ? quoted : body;
  return pieces.slice(0, maxReviews).flatMap((piece) => {
    const { rating, rest } = ratingIn(piece.replace(/^\s*(?:[-*•]|\d{1,3}[.)])\s*/, ""));
    const clean = rest.replace(/^[\s:–—-]+/, "").trim();
    const isHeading = /[:：]$/.test(clean) && rating === undefined;
    return (clean && !isHeading) || rating !== undefined
      ? [{ text: clean, ...(rating === undefined ? {} : { rating }) }]
      : [];
  });
}

function ranked<T extends string>(items: T[]): T[] {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([item]) => item);
}

/** Words that more than one review has, the most frequent first. */
export function frequentWords(reviews: ReadReview[]): string[] {
  const counts = new Map<string, number>();
  for (const { text } of reviews) {
    const locale = detectLocale(text) ?? "en";
    const words = new Set(
      wordsOf(text, locale).filter((w) => w.length > 2 && /\p{L}/u.test(w) && !commonWords.test(w)),
    );
    for (const w of words) counts.set(w, (counts.get(w) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, n]) => n > 1)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 6)
    .map(([w]) => w);
}

/** An analysis of customers' reviews: counts, sides, topics, quotations and what to do. */
export function reviewsAnalysis(voice: Voice, brief: WritingBrief): string {
  const { phrases, locale } = voice;
  const t = phrases.reviews;
  const given = brief.reviews?.length
    ? brief.reviews
    : reviewsIn(brief.prompt ?? brief.facts?.description ?? "");
  const reviews = given.flatMap((review) => readReview(review) ?? []);
  if (reviews.length === 0) return t.none;
  const n = (value: number) => formatNumber(value, locale, 1);
  const of = (side: Side) => reviews.filter((review) => review.side === side);
  const [positive, negative, mixed] = [of("positive"), of("negative"), of("mixed")];
  const ratings = reviews.flatMap(({ rating }) => rating ?? []);
  const overall =
    positive.length > 2 * negative.length && positive.length >= mixed.length
      ? "good"
      : negative.length > 2 * positive.length && negative.length >= mixed.length
        ? "bad"
        : positive.length + negative.length > 0
          ? "mixed"
          : "unclear";
  const praised = ranked(reviews.flatMap((review) => review.praised)).slice(0, 4);
  const criticised = ranked(reviews.flatMap((review) => review.criticised)).slice(0, 4);
  const names = (list: ReviewTopic[]) =>
    listing(
      voice,
      list.map((topic) => t.topics[topic]),
    );
  const frequent = frequentWords(reviews);
  const actions = criticised.slice(0, 3).map((topic) => t.actions[topic]);
  const steps = actions.length < 3 ? [...actions, ...t.generalActions].slice(0, 3) : actions;
  const average = ratings.reduce((sum, rating) => sum + rating, 0) / Math.max(1, ratings.length);
  const summary = [
    fill(voice, t.count, { n: n(reviews.length) }),
    ratings.length > 0 ? fill(voice, t.average, { average: n(average), n: n(ratings.length) }) : "",
    fill(voice, t.balance, {
      positive: n(positive.length),
      negative: n(negative.length),
      mixed: n(mixed.length),
    }),
    t.overall[overall],
    reviews.length < fewReviews ? t.few : "",
  ];
  const line = (label: string, text: string) => (text ? label + phrases.colon + text : "");
  return [
    summary.filter(Boolean).join("\n"),
    [
      line(t.praised, names(praised)),
      line(t.criticised, names(criticised)),
      line(t.frequent, frequent.join(phrases.comma)),
    ]
      .filter(Boolean)
      .join("\n"),
    section(t.quotes + phrases.colon, quotes(voice, positive, negative)),
    section(
      t.next + phrases.colon,
      steps.map((step) => `- ${step}`),
    ),
  ]
    .filter(Boolean)
    .join("\n\n");
}

function quotes(voice: Voice, positive: ReadReview[], negative: ReadReview[]): string[] {
  const [open, close] = voice.phrases.quotes;
  const best = [...positive].sort((a, b) => b.score - a.score)[0];
  const worst = [...negative].sort((a, b) => a.score - b.score)[0];
  return [best, worst].flatMap((review) =>
    review?.text ? [`- ${open}${shorten(review.text, 160, voice.locale, { ellipsis: true })}${close}`] : [],
  );
}

function section(heading: string, lines: string[]): string {
  return lines.length > 0 ? [heading.trim(), ...lines].join("\n") : "";
}
