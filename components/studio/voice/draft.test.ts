import { expect, it } from "vitest";
import type { BrandVoice } from "@/server/modules/studio/contract";
import { draftOf, voiceOfDraft } from "./draft";

const voice: BrandVoice = {
  version: 2,
  samples: ["We make shirts.", "Airy linen."],
  sliders: { formality: -1, warmth: 2, energy: 0, detail: 0 },
  manner: ["Begins with the weather"],
  banned: ["cheap", "deal*"],
  glossary: [{ term: "tote", words: { en: "tote bag", fa: "کیف پارچه‌ای" } }],
  traits: null,
  reader: null,
  history: [],
};

it("says the same when nothing was changed", () => {
  const { samples, sliders, manner, banned, glossary } = voice;
  expect(voiceOfDraft(draftOf(voice))).toEqual({ samples, sliders, manner, banned, glossary });
});

it("leaves out what was left empty, and says a word once", () => {
  const draft = draftOf(voice);
  expect(
    voiceOfDraft({
      ...draft,
      samples: [{ key: "a", text: "  " }],
      manner: [
        { key: "c", text: " Warm ", quote: "Hello" },
        { key: "d", text: "Warm" },
      ],
      banned: "cheap\n\n cheap ",
      terms: [{ key: "b", term: "tote", locale: "ja", word: "" }],
    }),
  ).toEqual({ samples: [], sliders: voice.sliders, manner: ["Warm"], banned: ["cheap"], glossary: [] });
});
