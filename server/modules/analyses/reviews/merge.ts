import { z } from "zod";
import { phrasesOf } from "@/server/modules/ai";
import type { WritingLocale } from "@/server/modules/ai/contract";
import {
  priorities,
  type Quote,
  type ReviewsResult,
  type Side,
  type Sides,
  type StoredReview,
  type Theme,
} from "./contract";
import type { Part } from "./part";

/** What a model makes of the themes of all parts, by their numbers. */
export const MergeAnswer = z.object({
  summary: z.string().trim().min(1).max(900),
  themes: z
    .array(z.object({ label: z.string().trim().min(1).max(80), from: z.array(z.int()).min(1) }))
    .max(12),
  actions: z
    .array(
      z.object({
        text: z.string().trim().min(1).max(400),
        priority: z.enum(priorities),
        /** Place among the themes of this answer, from 0; null where it answers none. */
        theme: z.int().nullable(),
      }),
    )
    .max(8),
});
export type MergeAnswer = z.output<typeof MergeAnswer>;

export const mergeForm =
  'Under "material" of the data block stand themes of customers\' reviews with how many praise and criticise them, and words of customers. Put those that mean the same together under one label, naming their numbers; each number belongs to one theme only. Say in two or three sentences what customers think, without numbers. Propose up to six actions for the store, the most urgent first, each with the place (from 0, among the themes of your answer) of the theme that it answers.';

interface RawTheme {
  number: number;
  label: string;
  praised: number[];
  criticised: number[];
  quotes: { review: number; text: string }[];
}

/** At most so many themes of all parts are put together; what is rarest is left out. */
const mostRaw = 120;

/** The themes of all parts, those of the same name put together, the most frequent first. */
export function rawThemes(parts: readonly Part[]): RawTheme[] {
  const byName = new Map<string, RawTheme>();
  for (const { label, praised, criticised, quotes } of parts.flatMap((part) => part.themes)) {
    const name = label.normalize("NFKC").toLowerCase();
    const one = byName.get(name) ?? { number: 0, label, praised: [], criticised: [], quotes: [] };
    one.praised.push(...praised);
    one.criticised.push(...criticised);
    one.quotes.push(...quotes);
    byName.set(name, one);
  }
  return [...byName.values()]
    .sort((a, b) => b.praised.length + b.criticised.length - a.praised.length - a.criticised.length)
    .slice(0, mostRaw)
    .map((theme, number) => ({ ...theme, number }));
}

/** What the model is told of them. */
export const materialOf = (themes: readonly RawTheme[]) =>
  themes.map(({ number, label, praised, criticised, quotes }) => ({
    number,
    label,
    praised: praised.length,
    criticised: criticised.length,
    quotes: quotes.slice(0, 2).map(({ text }) => text.slice(0, 160)),
  }));

/** The same without a model: themes as they are, actions for what is criticised most. */
export function composeMerge(themes: readonly RawTheme[], locale: WritingLocale): MergeAnswer {
  const words = phrasesOf(locale).reviews;
  const shown = themes.slice(0, 12);
  const topics = Object.keys(words.topics) as (keyof typeof words.topics)[];
  const worst = [...shown]
    .filter(({ criticised }) => criticised.length > 0)
    .sort((a, b) => b.criticised.length - a.criticised.length);
  const actions = worst.flatMap((theme) => {
    const topic = topics.find((one) => words.topics[one] === theme.label);
    if (!topic) return [];
    const urgent = theme.criticised.length > theme.praised.length;
    return [
      {
        text: words.actions[topic],
        priority: urgent ? ("high" as const) : ("medium" as const),
        theme: shown.indexOf(theme),
      },
    ];
  });
  const general = words.generalActions.map((text) => ({ text, priority: "low" as const, theme: null }));
  const praise = shown.reduce((sum, { praised }) => sum + praised.length, 0);
  const blame = shown.reduce((sum, { criticised }) => sum + criticised.length, 0);
  const overall =
    praise + blame === 0 ? "unclear" : praise > 2 * blame ? "good" : blame > 2 * praise ? "bad" : "mixed";
  return {
    summary: words.overall[overall],
    themes: shown.map(({ label, number }) => ({ label, from: [number] })),
    actions: [...actions.slice(0, 4), ...general].slice(0, 5),
  };
}

/** A trend is told where so many reviews have dates, half of them before the middle one. */
const leastDated = 10;
/** A theme rises or falls when its share differs by so much between the halves. */
const leastChange = 0.05;

/** Reviews before and after the middle date; undefined without enough dates. */
function halvesOf(reviews: readonly StoredReview[]): { early: Set<number>; late: Set<number> } | undefined {
  const dated = reviews
    .flatMap(({ date }, number) => (date ? [{ date, number }] : []))
    .sort((a, b) => a.date.localeCompare(b.date));
  const middle = dated[Math.floor(dated.length / 2)]?.date;
  if (dated.length < leastDated || middle === undefined) return undefined;
  const early = new Set(dated.filter(({ date }) => date < middle).map(({ number }) => number));
  const late = new Set(dated.filter(({ date }) => date >= middle).map(({ number }) => number));
  return early.size === 0 ? undefined : { early, late };
}

function trendOf(numbers: ReadonlySet<number>, halves: ReturnType<typeof halvesOf>): Theme["trend"] {
  if (!halves) return null;
  const shareOf = (half: Set<number>) => [...half].filter((number) => numbers.has(number)).length / half.size;
  const change = shareOf(halves.late) - shareOf(halves.early);
  return change >= leastChange ? "rising" : change <= -leastChange ? "falling" : "steady";
}

/** The side of a review: its stars decide where it has any. */
function sideOf({ rating }: StoredReview, said: Side): Side {
  if (rating === undefined) return said;
  return rating >= 4 ? "positive" : rating <= 2 ? "negative" : "mixed";
}

const noSides = (): Sides => ({ positive: 0, negative: 0, mixed: 0 });
const mostMonths = 24;
const mostQuotes = 4;

const sentimentOf = (praised: number, criticised: number): Side =>
  praised > 2 * criticised ? "positive" : criticised > 2 * praised ? "negative" : "mixed";

/** Puts the whole result together. All that is counted is counted here, from the reviews' numbers. */
export function resultOf(
  reviews: readonly StoredReview[],
  parts: readonly Part[],
  raw: readonly RawTheme[],
  answer: MergeAnswer,
): ReviewsResult {
  const positive = new Set(parts.flatMap((part) => part.positive));
  const negative = new Set(parts.flatMap((part) => part.negative));
  const sides = reviews.map((review, number) =>
    sideOf(review, positive.has(number) ? "positive" : negative.has(number) ? "negative" : "mixed"),
  );
  const sentiment = noSides();
  const months = new Map<string, Sides>();
  for (const [number, side] of sides.entries()) {
    sentiment[side] += 1;
    const month = reviews[number]?.date?.slice(0, 7);
    if (!month) continue;
    const one = months.get(month) ?? noSides();
    one[side] += 1;
    months.set(month, one);
  }
  const halves = halvesOf(reviews);
  const speaking = reviews.filter(({ text }) => text !== "").length;
  const taken = new Set<number>();
  const kept: { theme: Theme; place: number }[] = [];
  for (const [place, { label, from }] of answer.themes.entries()) {
    const mine = from.filter((number) => raw[number] && !taken.has(number));
    for (const number of mine) taken.add(number);
    const themes = mine.flatMap((number) => raw[number] ?? []);
    const praised = new Set(themes.flatMap((theme) => theme.praised));
    const criticised = new Set(themes.flatMap((theme) => theme.criticised));
    const numbers = new Set([...praised, ...criticised]);
    if (numbers.size === 0) continue;
    const quotes = themes.flatMap((theme) => theme.quotes);
    const words = [...new Map(quotes.map((quote) => [quote.text, quote])).values()].slice(0, mostQuotes);
    const theme: Theme = {
      label,
      count: numbers.size,
      share: speaking === 0 ? 0 : numbers.size / speaking,
      praised: praised.size,
      criticised: criticised.size,
      sentiment: sentimentOf(praised.size, criticised.size),
      trend: trendOf(numbers, halves),
      quotes: words.map(
        ({ text, review }): Quote => ({
          text,
          rating: reviews[review]?.rating ?? null,
          date: reviews[review]?.date ?? null,
        }),
      ),
    };
    kept.push({ theme, place });
  }
  const ratings = reviews.flatMap(({ rating }) => rating ?? []);
  const mean = ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length;
  return {
    count: reviews.length,
    rated: ratings.length,
    average: ratings.length === 0 ? null : Math.round(mean * 100) / 100,
    dated: reviews.filter(({ date }) => date !== undefined).length,
    sentiment,
    months: [...months]
      .sort(([a], [b]) => a.localeCompare(b))
      .slice(-mostMonths)
      .map(([month, counts]) => ({ month, ...counts })),
    summary: answer.summary,
    themes: kept.map(({ theme }) => theme).sort((a, b) => b.count - a.count),
    actions: answer.actions.map(({ text, priority, theme }) => ({
      text,
      priority,
      theme: kept.find(({ place }) => place === theme)?.theme.label ?? null,
    })),
    droppedQuotes: parts.reduce((sum, part) => sum + part.droppedQuotes, 0),
  };
}
