import type { BrandVoice, VoiceInput } from "@/server/modules/studio/contract";
import type { Locale } from "@/server/platform/i18n/locales";

/** Something in the form that can be taken away again; the key is its own, also when two say the same. */
export interface Sample {
  key: string;
  text: string;
}
export interface HabitRow extends Sample {
  /** Words of a sample that show it, where a model has just proposed it. */
  quote?: string;
}
export interface TermRow {
  key: string;
  term: string;
  locale: Locale;
  word: string;
}

/** A voice as its form shows it. */
export interface VoiceDraft {
  samples: Sample[];
  sliders: VoiceInput["sliders"];
  manner: HabitRow[];
  /** A word in each line. */
  banned: string;
  terms: TermRow[];
}

export const newKey = () => crypto.randomUUID();

export function draftOf({ samples, sliders, manner, banned, glossary }: BrandVoice): VoiceDraft {
  return {
    samples: samples.map((text, index) => ({ key: `${index}`, text })),
    sliders,
    manner: manner.map((text, index) => ({ key: `${index}`, text })),
    banned: banned.join("\n"),
    terms: glossary.flatMap(({ term, words }, index) =>
      Object.entries(words).map(([locale, word]) => ({
        key: `${index}-${locale}`,
        term,
        locale: locale as Locale,
        word,
      })),
    ),
  };
}

/** What a draft says, without what was left empty. */
export function voiceOfDraft({ samples, sliders, manner, banned, terms }: VoiceDraft): VoiceInput {
  const glossary = new Map<string, Partial<Record<Locale, string>>>();
  for (const row of terms) {
    const [term, word] = [row.term.trim(), row.word.trim()];
    if (term && word) glossary.set(term, { ...glossary.get(term), [row.locale]: word });
  }
  return {
    samples: samples.map(({ text }) => text.trim()).filter(Boolean),
    sliders,
    manner: [...new Set(manner.map(({ text }) => text.trim()))].filter(Boolean),
    banned: [...new Set(banned.split("\n").map((word) => word.trim()))].filter(Boolean),
    glossary: [...glossary].map(([term, words]) => ({ term, words })),
  };
}
