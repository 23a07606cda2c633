import { describe, expect, it } from "vitest";
import { locales } from "@/server/platform/i18n/locales";
import { WritingBrief } from "../prompts/brief";
import { compose } from "./compose";

const facts = {
  title: "Harbor shirt",
  description: "Linen shirt with a camp collar. Relaxed fit.",
  attributes: { Material: "Linen" },
  price: { amount: 6400, currency: "USD" },
};
const silent = { manner: [], samples: [], avoid: [], glossary: [] };
const write = (voice: object = {}, more: object = {}) =>
  compose(
    WritingBrief.parse({
      task: "product_description",
      format: "description",
      locale: "en",
      facts,
      voice: { ...silent, ...voice },
      ...more,
    }),
  );

describe("the offline writer", () => {
  it("says the same where a store has nothing to say about it", () => {
    expect(write()).toBe(
      compose(
        WritingBrief.parse({ task: "product_description", format: "description", locale: "en", facts }),
      ),
    );
  });

  it.each(locales)("avoids the words that the store avoids (%s)", (locale) => {
    const words = [...new Intl.Segmenter(locale, { granularity: "word" }).segment(write({}, { locale }))]
      .flatMap(({ segment, isWordLike }) => (isWordLike && segment.length > 3 ? segment : []))
      .filter((word) => !/\p{Script=Latin}/u.test(word) || locale === "en")
      .filter((word) => !facts.title.includes(word));
    const avoid = words.at(-1) ?? "";
    expect(avoid).not.toBe("");
    const text = write({ avoid: [avoid] }, { locale });
    expect(text.trim()).not.toBe("");
    expect(new Intl.Segmenter(locale, { granularity: "word" }).segment(text)).toSatisfy(
      (parts: Intl.Segments) =>
        [...parts].every(({ segment }) => segment.toLowerCase() !== avoid.toLowerCase()),
    );
  });

  it("leaves the product its name, though the store avoids a word in it", () => {
    expect(write({ avoid: ["harbor"] })).toContain("Harbor shirt");
  });

  it("calls things as the store calls them, but not within the product's name", () => {
    const text = write({
      glossary: [
        { term: "linen", use: "flax" },
        { term: "shirt", use: "top" },
      ],
    });
    expect(text).toContain("Harbor shirt");
    expect(text).not.toMatch(/\blinen\b/i);
    expect(text).toMatch(/\bflax\b/);
  });

  it("uses no marks that the store does not use", () => {
    const post = { task: "ads_copy", format: "social_post", tone: "playful", platform: "instagram" };
    const loud = Array.from({ length: 12 }, (_, variation) => write({}, { ...post, variation })).join("\n");
    expect(loud).toMatch(/\p{Extended_Pictographic}/u);
    for (let variation = 0; variation < 12; variation++) {
      const manner = ["no emoji", "no exclamation marks"];
      const text = write({ manner }, { ...post, variation });
      expect(text).not.toMatch(/\p{Extended_Pictographic}|[!！]/u);
    }
  });
});
