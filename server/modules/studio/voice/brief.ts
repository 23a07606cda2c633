import type { WritingBrief } from "@/server/modules/ai";
import type { VoiceContent, VoiceInput } from "../contract";

/** How much of the samples a writer is shown, in characters: enough to hear the voice. */
const shownSamples = 3;
const shownOfEach = 1_200;

const ends: Record<keyof VoiceInput["sliders"], [less: string, more: string]> = {
  formality: ["casual", "formal"],
  warmth: ["matter-of-fact", "warm"],
  energy: ["calm", "lively"],
  detail: ["brief", "detailed"],
};

function wishes(sliders: VoiceInput["sliders"]): string[] {
  return (Object.keys(ends) as (keyof typeof ends)[]).flatMap((name) => {
    const value = sliders[name];
    const word = ends[name][value < 0 ? 0 : 1];
    return value === 0 ? [] : [Math.abs(value) === 2 ? `very ${word}` : word];
  });
}

function habits({ traits }: VoiceContent): string[] {
  if (!traits) return [];
  const { sentenceWords, address, person, emoji, exclamations } = traits;
  return [
    `about ${Math.round(sentenceWords)} words a sentence`,
    ...(address === "unclear" ? [] : [`${address} address of the reader`]),
    ...(person === "we" ? ["speaks of itself as we"] : person === "i" ? ["speaks of itself as I"] : []),
    emoji > 0.5 ? "uses emoji" : "no emoji",
    exclamations > 0.1 ? "uses exclamation marks" : "no exclamation marks",
  ];
}

/** What a writer in a language is told of how the store speaks. */
export function voiceOfBrief(content: VoiceContent, locale: WritingBrief["locale"]): WritingBrief["voice"] {
  const glossary = content.glossary.flatMap(({ term, words }) => {
    const use = words[locale];
    return use ? [{ term, use }] : [];
  });
  return {
    manner: [...wishes(content.sliders), ...habits(content), ...content.manner],
    samples: content.samples.slice(0, shownSamples).map((sample) => sample.slice(0, shownOfEach)),
    avoid: content.banned,
    glossary,
  };
}
