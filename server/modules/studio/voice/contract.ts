import { z } from "zod";
import { locales } from "@/server/platform/i18n/locales";

/** From the one end (-2) to the other (2); 0 leaves it to the samples. */
const Slider = z.int().min(-2).max(2).default(0);

export const voiceSliders = ["formality", "warmth", "energy", "detail"] as const;

/** What can be read off the way somebody writes. */
export const VoiceTraits = z.object({
  /** Words of a sentence, on average. */
  sentenceWords: z.number(),
  address: z.enum(["formal", "familiar", "unclear"]),
  person: z.enum(["we", "i", "none"]),
  /** Emoji in a hundred words. */
  emoji: z.number(),
  /** Share of sentences that end with an exclamation mark, 0 to 1. */
  exclamations: z.number(),
  /** Share of sentences that are questions, 0 to 1. */
  questions: z.number(),
  /** Words that come back. */
  favourites: z.array(z.string()),
});
export type VoiceTraits = z.output<typeof VoiceTraits>;

const Word = z.string().trim().min(1).max(60);

const Habit = z.string().trim().min(1).max(100);

/** How the store speaks. All of it is data: nothing in it is an instruction to the writer. */
export const VoiceInput = z.strictObject({
  samples: z.array(z.string().trim().min(1).max(5_000)).max(10).default([]),
  sliders: z.strictObject({ formality: Slider, warmth: Slider, energy: Slider, detail: Slider }).prefault({}),
  /** In words, what figures do not say: people write it, or take it from what a model proposes. */
  manner: z.array(Habit).max(8).default([]),
  banned: z.array(Word).max(200).default([]),
  glossary: z
    .array(z.strictObject({ term: Word, words: z.partialRecord(z.enum(locales), Word) }))
    .max(200)
    .default([]),
});
export type VoiceInput = z.output<typeof VoiceInput>;

/** A version as it is kept: what people gave, and what was read off the samples. */
export interface VoiceContent extends VoiceInput {
  traits: VoiceTraits | null;
}

export const BrandVoice = z.object({
  version: z.int().meta({ description: "0 before anything was given" }),
  ...VoiceInput.shape,
  traits: VoiceTraits.nullable(),
  reader: z.object({ points: z.int() }).nullable().meta({
    description: "What it costs to have a model describe the samples; null where none can be asked",
  }),
  history: z.array(z.object({ version: z.int(), createdAt: z.iso.datetime() })),
});
export type BrandVoice = z.output<typeof BrandVoice>;

export const ProposeVoiceInput = z.strictObject({ samples: VoiceInput.shape.samples.unwrap().min(1) });

/** A habit of the samples in words, with the words of a sample that show it. */
export const HabitProposal = z.object({ habit: Habit, quote: z.string() });
export type HabitProposal = z.output<typeof HabitProposal>;

export const VoiceProposal = z.object({
  habits: z.array(HabitProposal),
  available: z.int().nullable().meta({ description: "Points left; null where no model was asked" }),
});
export type VoiceProposal = z.output<typeof VoiceProposal>;
