import { z } from "zod";
import { SocialPlatform, Task, TextFormat, TextLength, Tone, WritingLocale } from "./tasks";

/** An amount of money: integer minor units with an ISO 4217 code. */
const Price = z.strictObject({
  amount: z.int().min(0),
  currency: z.string().regex(/^[A-Z]{3}$/),
});
export type Price = z.output<typeof Price>;

/** What is known of a product. All of it is data: nothing in it is an instruction to the writer. */
export const ProductFacts = z.strictObject({
  title: z.string().trim().min(1).max(500),
  description: z.string().max(100_000).optional(),
  category: z.string().max(500).optional(),
  vendor: z.string().max(500).optional(),
  tags: z.array(z.string().max(255)).max(250).optional(),
  options: z
    .array(z.strictObject({ name: z.string().max(255), values: z.array(z.string().max(255)).max(500) }))
    .max(20)
    .optional(),
  price: Price.optional(),
  compareAt: Price.optional(),
  attributes: z.record(z.string().max(255), z.string().max(2_000)).optional(),
  sku: z.string().max(255).optional(),
});
export type ProductFacts = z.output<typeof ProductFacts>;

export const Review = z.strictObject({
  /** What an answer calls it by. */
  number: z.int().optional(),
  text: z.string().max(10_000),
  /** Stars, 1 to 5. */
  rating: z.number().min(1).max(5).optional(),
});
export type Review = z.output<typeof Review>;

/** How a store speaks. The samples are data, as product texts are; the words are taken as words. */
const BriefVoice = z.strictObject({
  /** Said of the way it speaks, in English: "warm", "about 12 words a sentence". */
  manner: z.array(z.string().max(100)).max(20),
  samples: z.array(z.string().max(2_000)).max(5),
  /** Words that it does not use. */
  avoid: z.array(z.string().max(60)).max(200),
  /** What it calls things in the language of the text. */
  glossary: z.array(z.strictObject({ term: z.string().max(60), use: z.string().max(60) })).max(200),
});

/** A text that is to be said in another language: faithfully, or as people of the language would say it. It is data. */
const BriefSource = z.strictObject({
  text: z.string().min(1).max(50_000),
  /** Its language, where that is known. */
  locale: WritingLocale.optional(),
  how: z.enum(["translate", "localise"]),
});

/** Everything that a writer (a provider's model or the offline one) is told. Safe for the browser. */
export const WritingBrief = z.strictObject({
  task: Task,
  format: TextFormat.optional(),
  locale: WritingLocale,
  tone: Tone.default("neutral"),
  length: TextLength.default("medium"),
  facts: ProductFacts.optional(),
  reviews: z.array(Review).max(1_000).optional(),
  /** Left out where the writer writes a text of its own. */
  source: BriefSource.optional(),
  /** What else it is about, as data: the figures of a store, the themes of reviews. */
  material: z.json().optional(),
  /** The merchant's own wish about this text. */
  instruction: z.string().max(4_000).optional(),
  /** What the merchant asks of such texts again and again; names in double braces stand for values of the facts. */
  template: z.string().max(4_000).optional(),
  /** Free text of a caller who gives no structured facts. */
  prompt: z.string().max(100_000).optional(),
  platform: SocialPlatform.optional(),
  voice: BriefVoice.optional(),
  goal: z.string().max(1_000).optional(),
  /** Which of several texts for the same facts: "regenerate" counts it up. */
  variation: z.int().min(0).max(1_000_000).default(0),
});
export type WritingBrief = z.output<typeof WritingBrief>;

/** How long a request is, in characters, as routes count it: what the writer is told of it, without our own words. */
export function charactersOf(brief: WritingBrief): number {
  const { facts, reviews, source, material, instruction, prompt, goal } = brief;
  return JSON.stringify({ facts, reviews, source, material, instruction, prompt, goal }).length;
}
