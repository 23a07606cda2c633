import { z } from "zod";
import { frequentWords, phrasesOf, type ReadReview, readReview } from "@/server/modules/ai";
import type { WritingLocale } from "@/server/modules/ai/contract";
import type { Batch } from "./batches";
import type { StoredReview } from "./contract";
import { locateQuote } from "./quotes";

const Numbers = z.array(z.int());

/** What a model says of some reviews, by their numbers: what follows from them is counted here and not by it. */
export const PartAnswer = z.object({
  positive: Numbers,
  negative: Numbers,
  themes: z
    .array(
      z.object({
        label: z.string().trim().min(1).max(80),
        praised: Numbers,
        criticised: Numbers,
        quotes: z.array(z.object({ review: z.int(), text: z.string().max(600) })).max(4),
      }),
    )
    .max(12),
});
export type PartAnswer = z.output<typeof PartAnswer>;

export const partForm =
  'Read the customers\' reviews under "reviews" of the data block. Say of each by its "number" whether it is positive or negative as a whole; leave out those that are mixed or say nothing. Find the themes they speak of (at most 12, such as size, delivery, quality; a label of one to four words), and name for each the numbers of the reviews that praise and that criticise it. Give up to four short quotations for each theme, copied letter by letter from the review whose number you name, in its own language. Labels are in the language of the answer.';

/** What is known of some reviews, with the numbers that they have among all. */
export interface Part {
  positive: number[];
  negative: number[];
  themes: {
    label: string;
    praised: number[];
    criticised: number[];
    quotes: { review: number; text: string }[];
  }[];
  droppedQuotes: number;
}

/** Takes from an answer what is true: numbers of reviews that are there, quotes that stand in one. */
export function partOf(answer: PartAnswer, { from, reviews }: Batch): Part {
  const real = (numbers: number[]) =>
    [...new Set(numbers)].filter((number) => number >= from && number < from + reviews.length);
  let droppedQuotes = 0;
  const themes = answer.themes.map(({ label, praised, criticised, quotes }) => ({
    label,
    praised: real(praised),
    criticised: real(criticised),
    quotes: quotes.flatMap(({ review, text }) => {
      const found = locateQuote(text, reviews, review - from);
      if (!found) droppedQuotes += 1;
      return found ? [{ review: found.review + from, text: found.text }] : [];
    }),
  }));
  return {
    positive: real(answer.positive),
    negative: real(answer.negative),
    themes: themes.filter(({ praised, criticised }) => praised.length + criticised.length > 0),
    droppedQuotes,
  };
}

/** How much of a review is quoted. */
const quoteLength = 160;

/** The sentence that a quote begins with, cut at a word. */
function excerptOf(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  if (line.length <= quoteLength) return line;
  const sentence = /^.{20,160}?[.!?。！？؟](?=\s|$)/u.exec(line)?.[0];
  if (sentence) return sentence;
  const cut = line.slice(0, quoteLength);
  return cut.slice(0, Math.max(cut.lastIndexOf(" "), quoteLength / 2)).trim();
}

type NumberedRead = ReadReview & { number: number; review: StoredReview };

/** At most so many themes of frequent words beside those that the lexicon knows. */
const mostWords = 4;

/** The same without a model: by a lexicon of the seven languages, and the words that come up often. */
export function composePart(batch: Batch, locale: WritingLocale): PartAnswer {
  const words = phrasesOf(locale).reviews;
  const reads = batch.reviews.flatMap((review, index): NumberedRead[] => {
    const read = readReview({ text: review.text, ...(review.rating && { rating: review.rating }) });
    return read ? [{ ...read, review, number: batch.from + index }] : [];
  });
  const numbers = (list: readonly NumberedRead[]) => list.map(({ number }) => number);
  const quotesOf = (list: readonly NumberedRead[]) =>
    [...list]
      .filter(({ text }) => text.length > 0)
      .sort((a, b) => Math.abs(b.score) - Math.abs(a.score))
      .slice(0, 2)
      .map(({ number, text }) => ({ review: number, text: excerptOf(text) }));
  const topics = Object.keys(words.topics) as (keyof typeof words.topics)[];
  const known = topics.flatMap((topic) => {
    const praised = reads.filter((read) => read.praised.includes(topic));
    const criticised = reads.filter((read) => read.criticised.includes(topic));
    if (praised.length + criticised.length === 0) return [];
    const quotes = [...quotesOf(criticised), ...quotesOf(praised)];
    return [
      {
        label: words.topics[topic],
        praised: numbers(praised),
        criticised: numbers(criticised),
        quotes,
      },
    ];
  });
  const said = new Set(known.flatMap(({ praised, criticised }) => [...praised, ...criticised]));
  const others = reads.filter(({ number }) => !said.has(number));
  const frequent = frequentWords(others)
    .slice(0, mostWords)
    .flatMap((word) => {
      const having = others.filter(({ text }) => text.toLowerCase().includes(word));
      const praised = having.filter(({ side }) => side === "positive");
      const criticised = having.filter(({ side }) => side === "negative");
      if (praised.length + criticised.length < 2) return [];
      return [
        {
          label: word,
          praised: numbers(praised),
          criticised: numbers(criticised),
          quotes: quotesOf(having),
        },
      ];
    });
  return {
    positive: numbers(reads.filter(({ side }) => side === "positive")),
    negative: numbers(reads.filter(({ side }) => side === "negative")),
    themes: [...known, ...frequent].slice(0, 12),
  };
}
