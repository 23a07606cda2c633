import { describe, expect, it } from "vitest";
import { locales } from "@/server/platform/i18n/locales";
import { translatorFor } from "@/server/platform/i18n/messages";
import type { SeoCheckId, SeoPage } from "./contract";
import { checkFound } from "./found";
import { keywordAt, keywordCount, wordCount } from "./keyword";
import { scorePage } from "./score";
import { descriptionPixels, titlePixels } from "./widths";

const words = (count: number) => Array.from({ length: count }, (_, i) => `word${i}`).join(" ");

const good: SeoPage = {
  title: "Linen shirt",
  seoTitle: "Linen shirt for summer | Harbor, made in Porto",
  seoDescription:
    "A linen shirt for warm days: light, quick to dry, with buttons of shell. Cut straight, in four sizes and two colours.",
  handle: "linen-shirt",
  text: `This linen shirt is light. ${words(150)}`,
  headings: [{ level: 2, text: "Material" }],
  images: 2,
  alts: ["A linen shirt on a hanger", "Its collar"],
  tags: ["shirt"],
  category: "Clothing > Shirts",
  vendor: "Harbor",
  hasPrice: true,
  twins: 0,
};
const statusOf = (id: SeoCheckId, page: Partial<SeoPage>, keyword: string | undefined = "linen shirt") =>
  scorePage({ ...good, ...page }, keyword, "en").checks.find((check) => check.id === id)?.status;

describe("widths in search results", () => {
  it.each([
    ["", 0],
    ["i", 4],
    ["W", 19],
    ["Linen shirt", 93],
    ["日本語", 60],
  ])("%j as a title: %i px", (text, pixels) => {
    expect(Math.abs(titlePixels(text) - pixels)).toBeLessThanOrEqual(1);
  });

  it("are a description's seven tenths of a title's", () => {
    expect(descriptionPixels("W".repeat(500))).toBe(titlePixels("W".repeat(500)) * 0.7);
  });

  it("count no marks and joiners, and a letter with an accent as the letter", () => {
    expect(titlePixels("é")).toBe(titlePixels("e"));
    expect(titlePixels("می\u200cخواهم")).toBe(titlePixels("میخواهم"));
  });
});

describe("a keyword", () => {
  it.each([
    ["Linen shirts for summer", "linen shirt", 0],
    ["Shirts of pure linen", "linen shirt", 0],
    ["Cotton shirt", "linen shirt", null],
    ["Льняные рубашки", "льняная рубашка", 0],
    ["پیراهن‌های نخی", "پیراهن نخی", 0],
    ["青いリネンシャツ", "リネンシャツ", 0.25],
    ["เสื้อผ้าลินิน", "ผ้าลินิน", 0.35],
    ["", "linen", null],
    ["Linen", "!", null],
  ])("in %j: %j at %s", (text, keyword, at) => {
    const found = keywordAt(text, keyword);
    if (at === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(at, 0);
  });

  it("is counted with other endings", () => {
    expect(keywordCount("A linen shirt. Linen shirts! No cotton shirt.", "linen shirt")).toBe(2);
    expect(keywordCount("リネンシャツとリネンシャツ", "リネンシャツ")).toBe(2);
  });

  it("is told from words, which are parted where a language does not part them", () => {
    expect(wordCount("A linen shirt.", "en")).toBe(3);
    expect(wordCount("青いリネンのシャツ", "ja")).toBeGreaterThan(2);
  });
});

describe("a page", () => {
  it("that does all has 100, and an empty one next to nothing", () => {
    expect(scorePage(good, "linen shirt", "en").score).toBe(100);
    const empty = { ...good, seoTitle: "", seoDescription: "", text: "", images: 0, alts: [], vendor: "" };
    expect(
      scorePage({ ...empty, title: "X", headings: [], hasPrice: false, category: "" }, "linen", "en").score,
    ).toBeLessThan(35);
  });

  it("gets what its checks add up to, which is 100 at most, with and without a keyword", () => {
    for (const keyword of ["linen shirt", undefined, "  "]) {
      const { score, checks } = scorePage({ ...good, seoTitle: "" }, keyword, "en");
      expect(checks.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(100, 0);
      expect(checks.reduce((sum, { got }) => sum + got, 0)).toBeCloseTo(score, 0);
      expect(checks.some(({ id }) => id === "titleKeyword")).toBe(keyword === "linen shirt");
    }
  });

  it.each<[SeoCheckId, Partial<SeoPage>, "passed" | "warn" | "failed"]>([
    ["title", {}, "passed"],
    ["title", { seoTitle: "" }, "warn"],
    ["title", { seoTitle: "Shirt" }, "warn"],
    ["title", { seoTitle: "Linen shirt ".repeat(6) }, "warn"],
    ["title", { seoTitle: "Linen shirt ".repeat(9) }, "failed"],
    ["title", { seoTitle: "夏のリネンシャツ 四つのサイズと二色からお選びください" }, "passed"],
    ["title", { seoTitle: "夏のリネンシャツ 四つのサイズと二色からお選びいただけます 送料" }, "warn"],
    ["titleKeyword", { seoTitle: "Harbor's finest for long summer days: linen shirt" }, "warn"],
    ["titleKeyword", { seoTitle: "Harbor" }, "failed"],
    ["description", { seoDescription: "" }, "failed"],
    ["description", { seoDescription: "A shirt." }, "warn"],
    ["description", { seoDescription: "A linen shirt. ".repeat(20) }, "failed"],
    ["descriptionKeyword", { seoDescription: "Light and quick to dry." }, "failed"],
    ["handle", { handle: "product-1a2b3c4" }, "warn"],
    ["handle", { handle: "linen_shirt" }, "warn"],
    ["handle", { handle: "a".repeat(150) }, "failed"],
    ["handleKeyword", { handle: "item-17" }, "failed"],
    ["unique", { twins: 3 }, "failed"],
    ["shouting", { seoTitle: "LINEN shirt!!" }, "warn"],
    ["shouting", { seoTitle: "CHEAP LINEN SHIRTS!!" }, "failed"],
    ["content", { text: words(60) }, "warn"],
    ["content", { text: words(10) }, "failed"],
    ["contentKeyword", { text: words(60) }, "failed"],
    ["contentKeyword", { text: "linen shirt ".repeat(20) }, "warn"],
    ["headings", { headings: [{ level: 1, text: "Shirt" }] }, "warn"],
    ["headings", { headings: [{ level: 2, text: "" }] }, "warn"],
    [
      "headings",
      {
        headings: [
          { level: 2, text: "A" },
          { level: 4, text: "B" },
        ],
      },
      "warn",
    ],
    ["headings", { headings: [] }, "passed"],
    ["headings", { headings: [], text: words(300) }, "failed"],
    ["images", { images: 0 }, "failed"],
    ["alts", { alts: ["", "Its collar"] }, "warn"],
    ["alts", { alts: ["", ""] }, "failed"],
    ["facts", { vendor: "" }, "warn"],
    ["facts", { hasPrice: false }, "failed"],
  ])("%s of %j: %s", (id, page, status) => expect(statusOf(id, page)).toBe(status));
});

it("says in every language what each check has found, in that language's figures", async () => {
  const bad = { ...good, seoDescription: "", alts: ["", "x"], twins: 2, seoTitle: "BIG SALE!!" };
  for (const locale of locales) {
    const t = await translatorFor(locale, "analyses");
    for (const page of [good, bad]) {
      for (const check of scorePage(page, "linen shirt", locale).checks) {
        const said = checkFound(check, t, locale);
        expect(said).not.toMatch(/[{}]|undefined|analyses\./);
        if (locale === "fa") expect(said).not.toMatch(/\d/);
      }
    }
  }
});
