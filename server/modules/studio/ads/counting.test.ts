import { describe, expect, it } from "vitest";
import { fitOf, missingOf } from "./check";
import { lengthOf, longestWord } from "./counting";
import { adFieldOf, adNetworks } from "./networks";
import { trimToFit } from "./trim";

describe("the length of a text", () => {
  it.each([
    ["doubleWidth", "Ocean shirt", 11],
    ["doubleWidth", "青いシャツ", 10],
    ["doubleWidth", "ＡＢ", 4],
    ["doubleWidth", "ｱｲ", 2],
    ["doubleWidth", "ขาว", 3],
    ["doubleWidth", "پیراهن", 6],
    ["doubleWidth", "👕", 2],
    ["ascii", "ABC", 3],
    ["ascii", "青いシャツ", 10],
    ["ascii", "ｱｲ", 4],
    ["weighted", "Ocean shirt", 11],
    ["weighted", "青いシャツ", 10],
    ["weighted", "👕", 2],
    ["weighted", "Рубашка", 7],
    ["weighted", "See https://example.com/a/very/long/path?with=many", 27],
    ["characters", "👕", 2],
    ["characters", "青", 1],
    ["freePunctuation", "Да, это она!", 10],
    ["freePunctuation", `${"!".repeat(20)}a`, 6],
  ] as const)("counted as %s, %s has %i", (measure, text, length) => {
    expect(lengthOf(text, measure)).toBe(length);
  });

  it("of its longest word has no bound that could be seen where words are not parted", () => {
    expect(longestWord("a teapot of ours")).toBe(6);
    expect(longestWord("สั่งซื้อออนไลน์ได้เลยวันนี้ที่ร้านของเรา")).toBe(0);
    expect(longestWord("オンラインショップで販売中です tea")).toBe(3);
  });
});

const field = (network: Parameters<typeof adFieldOf>[0], id: string) => {
  const found = adFieldOf(network, id);
  if (!found) throw new Error(`${network} has no ${id}`);
  return found;
};

describe("the limits of networks", () => {
  it.each([
    ["google-search", "headline", "a".repeat(30), null],
    ["google-search", "headline", "a".repeat(31), "tooLong"],
    ["google-search", "headline", "青".repeat(15), null],
    ["google-search", "headline", "青".repeat(16), "tooLong"],
    ["google-search", "path", "a".repeat(16), "tooLong"],
    ["meta", "primaryText", "a ".repeat(62), null],
    ["meta", "primaryText", "a ".repeat(63), "overRecommended"],
    ["meta", "primaryText", "a ".repeat(1_101), "tooLong"],
    ["tiktok", "text", "New #shirt", "refusedSign"],
    ["tiktok", "text", "New 👕", "refusedSign"],
    ["x", "text", "青".repeat(140), null],
    ["x", "text", "青".repeat(141), "tooLong"],
    ["yandex", "title", "Высокоэлектрокардиографический", "longWord"],
    ["yandex", "text", `${"а ".repeat(40)}а${"!".repeat(15)}`, null],
    ["yahoo-japan", "headline", "ｱ".repeat(16), "tooLong"],
    ["pinterest", "title", "a".repeat(41), "overRecommended"],
  ] as const)("%s, %s: %s is %s", (network, id, text, problem) => {
    expect(fitOf(text, field(network, id)).problem).toBe(problem);
  });

  it("ask for enough texts, and a short one where the network wants it", () => {
    const headline = field("google-pmax", "headline");
    const long = ["a".repeat(20), "b".repeat(20), "c".repeat(20)];
    expect(missingOf(long.slice(1), headline)).toBe("tooFew");
    expect(missingOf([...long.slice(1), "  "], headline)).toBe("tooFew");
    expect(missingOf(long, headline)).toBe("noShortOne");
    expect(missingOf([...long, "d".repeat(15)], headline)).toBeNull();
  });

  it("are whole: no field recommends more than it takes, or wants more than it may have", () => {
    for (const { fields } of adNetworks) {
      expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
      for (const { min, max, limit, recommended = 0, oneWithin = 0 } of fields) {
        expect(min).toBeLessThanOrEqual(max);
        expect(Math.max(recommended, oneWithin)).toBeLessThan(limit);
      }
    }
  });
});

describe("a text that is trimmed", () => {
  it.each([
    ["Soft cotton shirt, long sleeves", 18, "doubleWidth", "en", "Soft cotton shirt"],
    ["綿の長袖シャツです", 10, "doubleWidth", "ja", "綿の長袖"],
    ["เสื้อเชิ้ตผ้าฝ้ายแขนยาว", 12, "characters", "th", "เสื้อเชิ้ต"],
    ["Supercalifragilistic", 5, "characters", "en", "Super"],
    ["👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 12, "characters", "en", "👩‍👩‍👧‍👦"],
    ["Short", 30, "characters", "en", "Short"],
  ] as const)("%s to %i", (text, limit, measure, locale, expected) => {
    expect(trimToFit(text, limit, measure, locale)).toBe(expected);
  });
});
