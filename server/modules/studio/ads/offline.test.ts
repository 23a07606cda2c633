import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WritingBrief } from "@/server/modules/ai";
import { locales } from "@/server/platform/i18n/locales";
import { composedAd } from "./brief";
import { fitOf, missingOf } from "./check";
import { adNetworkIds, adNetworks } from "./networks";

describe("the offline writer", () => {
  const words = fc.array(
    fc.constantFrom(
      "Ocean",
      "cotton",
      "рубашка",
      "پیراهن",
      "シャツ",
      "เสื้อ",
      "Высокоэлектрокардиографический",
      "👕",
      "50%",
      "XL",
    ),
    { minLength: 1, maxLength: 12 },
  );

  it.each(locales)("keeps every text of every network within its limits, in %s", (locale) => {
    const brief = fc.record({
      title: words,
      description: words,
      price: fc.option(fc.integer({ min: 1, max: 10_000_000 }), { nil: undefined }),
      tone: fc.constantFrom("neutral", "playful", "luxurious" as const),
      variation: fc.nat(5),
    });
    fc.assert(
      fc.property(
        brief,
        fc.constantFrom(...adNetworkIds),
        ({ title, description, price, ...rest }, network) => {
          const content = composedAd(
            WritingBrief.parse({
              task: "ads_copy",
              locale,
              goal: "It is on sale.",
              facts: {
                title: title.join(" "),
                description: description.join(" "),
                price: price && { amount: price, currency: "USD" },
              },
              ...rest,
            }),
            network,
          );
          for (const field of adNetworks.find(({ id }) => id === network)?.fields ?? []) {
            const texts = content[field.id] ?? [];
            expect(texts.length).toBeLessThanOrEqual(field.max);
            expect(new Set(texts).size).toBe(texts.length);
            for (const one of texts) expect([one, fitOf(one, field).problem]).toEqual([one, null]);
            if (field.role !== "path")
              expect([field.id, texts, missingOf(texts, field)]).toEqual([field.id, texts, null]);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
