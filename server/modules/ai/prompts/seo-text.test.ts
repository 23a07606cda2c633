import { describe, expect, it } from "vitest";
import { formatSeo, parseSeo } from "./seo-text";
import { WritingLocale } from "./tasks";

const texts = {
  title: "Ocean Blue Shirt | Cotton",
  description: "A shirt: blue.",
  slug: "ocean-blue-shirt",
  keywords: ["shirt", "blue shirt"],
};

describe("parseSeo", () => {
  it.each(WritingLocale.options)("reads back what formatSeo wrote in %s", (locale) => {
    expect(parseSeo(formatSeo(locale, texts))).toEqual(texts);
  });

  it("reads a provider's habits: emphasis, bullets, a sentence before, full-width colons", () => {
    const answer =
      "Here you are:\n\n- **Title:** Ocean Blue Shirt\n* **Meta description**: Blue.\n**Slug:** `ocean`\nKeywords： a, b";
    expect(parseSeo(answer)).toEqual({
      title: "Ocean Blue Shirt",
      description: "Blue.",
      slug: "ocean",
      keywords: ["a", "b"],
    });
  });

  it("finds nothing in other text", () => {
    expect(parseSeo("A fine shirt.\nPrice: $50")).toBeUndefined();
  });
});
