import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WritingBrief } from "../prompts/brief";
import { descriptionLimits, postLimits, textLimits, xLength } from "../prompts/limits";
import { parseSeo } from "../prompts/seo-text";
import { SocialPlatform, Task, TextFormat, TextLength, Tone, WritingLocale } from "../prompts/tasks";
import { compose } from "./compose";
import { asciiDigits, findPrice, numberValue } from "./figures";
import { formatPrice } from "./money";

const locales = WritingLocale.options;
const scripts: Record<WritingLocale, RegExp> = {
  en: /\p{Script=Latin}/u,
  fa: /\p{Script=Arabic}/u,
  ar: /\p{Script=Arabic}/u,
  th: /\p{Script=Thai}/u,
  ru: /\p{Script=Cyrillic}/u,
  kk: /\p{Script=Cyrillic}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
};

const shirt = {
  title: "Ocean Blue Shirt",
  description:
    "Ocean blue cotton shirt with a narrow collar and buttons down the front and long sleeves. Comfortable fit and tiled kalidoscope patterns. ",
  vendor: "partners-demo",
  tags: ["men"],
  price: { amount: 5000, currency: "USD" },
};

const write = (brief: object) =>
  compose(WritingBrief.parse({ task: "product_description", locale: "en", ...brief }));

/** Text without what marks a slot that nobody filled, a tag, or a digit. */
const plain = fc
  .string({ unit: "grapheme", maxLength: 60 })
  .map((text) => text.replace(/[{}<>&\p{N}]/gu, " "));
const html = fc.oneof(
  plain,
  fc.constantFrom(
    "<p>Soft cotton shirt with long sleeves.</p><script>alert(1)</script>",
    "&lt;img src=x onerror=alert(1)&gt; Warm wool scarf",
    "Leather bag. Leather bag. <ul><li>Two pockets</li><li>Zip</li></ul>",
    "پیراهن نخی با آستین بلند. مناسب تابستان.",
    "Хлопковая рубашка. Длинные рукава и узкий воротник.",
    "牛革のバッグです。長く使えます。",
    "เสื้อเชิ้ตผ้าฝ้าย แขนยาว",
    "&#x3c;b&#x3e;bold &amp;lt;i&amp;gt;",
  ),
);
// A sentence that ends with a name drops the marks at the name's end.
const title = plain
  .map((text) =>
    text
      .replace(/\s+/g, " ")
      .replace(/[\s\p{P}]+$/u, "")
      .trim(),
  )
  .filter((text) => /\p{L}/u.test(text));
const facts = fc.record(
  {
    title,
    description: html,
    category: plain,
    vendor: plain,
    tags: fc.array(plain, { maxLength: 4 }),
    options: fc.array(fc.record({ name: plain, values: fc.array(plain, { maxLength: 5 }) }), {
      maxLength: 3,
    }),
    price: fc.record({
      amount: fc.nat(10_000_000),
      currency: fc.constantFrom("USD", "IRR", "JPY", "KWD", "KZT", "THB", "IRT"),
    }),
    attributes: fc.dictionary(plain, plain, { maxKeys: 3 }),
  },
  { requiredKeys: ["title"] },
);
const settings = {
  locale: fc.constantFrom(...locales),
  tone: fc.constantFrom(...Tone.options),
  length: fc.constantFrom(...TextLength.options),
  variation: fc.nat(20),
};
const anyBrief = fc.record({
  ...settings,
  task: fc.constantFrom(...Task.options),
  format: fc.option(fc.constantFrom(...TextFormat.options), { nil: undefined }),
  platform: fc.option(fc.constantFrom(...SocialPlatform.options), { nil: undefined }),
  facts: fc.option(facts, { nil: undefined }),
  prompt: fc.option(fc.oneof(plain, html, fc.string({ unit: "binary", maxLength: 80 })), { nil: undefined }),
  goal: fc.option(plain, { nil: undefined }),
});

describe("any brief", () => {
  it("gives a text: never an error, nothing, a slot, an undefined or a tag", () => {
    fc.assert(
      fc.property(anyBrief, (input) => {
        const text = compose(WritingBrief.parse(input));
        expect(text.trim()).not.toBe("");
        expect(text).not.toMatch(/undefined|\[object|NaN/);
        if (!input.prompt) expect(text).not.toMatch(/[{}]/);
        expect(text).not.toMatch(/<\/?[a-z!]/i);
        expect(text).not.toContain("alert(1)");
      }),
      { numRuns: 400 },
    );
  });

  it("gives the same text again", () => {
    fc.assert(
      fc.property(anyBrief, (input) => {
        const brief = WritingBrief.parse(input);
        expect(compose(brief)).toBe(compose(structuredClone(brief)));
      }),
      { numRuns: 60 },
    );
  });
});

describe("hostile text", () => {
  it.each(["<a", "<!--", "「", '"a', "1,111 ", "a b. ", "a: b\n", "Soft shirt with ", "شاي "])(
    "of a hundred thousand characters does not hold the writer up: %j",
    (unit) => {
      const text = unit.repeat(Math.floor(99_000 / unit.length));
      for (const task of Task.options) {
        const start = performance.now();
        expect(write({ task, locale: "ar", prompt: text, length: "long" })).not.toBe("");
        expect(write({ task, facts: { title: "Shirt", description: text }, length: "long" })).not.toBe("");
        // Quadratic work took 50 seconds here; milliseconds are usual.
        expect(performance.now() - start).toBeLessThan(5_000);
      }
    },
  );
});

describe("a product's text", () => {
  const form = fc.constantFrom(...TextFormat.options);

  it("names the product and is written in the script of its language", () => {
    fc.assert(
      fc.property(fc.record({ ...settings, format: form, facts }), (input) => {
        const text = write(input);
        // A post for X may have to leave out everything but its hook, and names are shortened where they must be.
        if (input.format === "description")
          expect(text.toLowerCase()).toContain(input.facts.title.toLowerCase());
        expect(text).toMatch(scripts[input.locale]);
      }),
      { numRuns: 300 },
    );
  });

  it("holds no number that the facts do not hold", () => {
    const digits = (text: string): string[] => asciiDigits(text.normalize("NFKC")).match(/\d+/g) ?? [];
    fc.assert(
      fc.property(fc.record({ ...settings, format: form, facts }), (input) => {
        const { price } = input.facts;
        const given = digits(JSON.stringify(input.facts));
        // Numbers come with separators of a language: what is left of them must be the price's digits.
        const money = price ? String(price.amount) : "";
        for (const group of digits(write(input))) {
          const trimmed = group.replace(/^0+/, "");
          expect(given.includes(group) || money.includes(group) || money.includes(trimmed), group).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("keeps to the length asked for", () => {
    fc.assert(
      fc.property(fc.record({ ...settings, facts }), (input) => {
        expect(write({ ...input, format: "description" }).length).toBeLessThanOrEqual(
          descriptionLimits[input.length],
        );
      }),
      { numRuns: 200 },
    );
  });

  it("keeps to the limits of places", () => {
    fc.assert(
      fc.property(
        fc.record({ ...settings, facts, platform: fc.constantFrom(...SocialPlatform.options) }),
        (input) => {
          const post = write({ ...input, format: "social_post" });
          expect(input.platform === "x" ? xLength(post) : post.length).toBeLessThanOrEqual(
            postLimits[input.platform],
          );
          const seo = parseSeo(write({ ...input, task: "seo_basic", format: "seo" }));
          expect(seo?.title).toBeTruthy();
          expect(seo?.description).toBeTruthy();
          expect(seo?.slug).toMatch(/^[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*$/u);
          expect(seo?.title.length).toBeLessThanOrEqual(textLimits.seoTitle);
          expect(seo?.description.length).toBeLessThanOrEqual(textLimits.metaDescription);
          const lines = write({ ...input, task: "ads_copy" }).split("\n");
          const values = lines.map((line) => line.slice(line.indexOf(": ") + 2));
          expect(values).toHaveLength(5);
          for (const headline of values.slice(0, 3))
            expect(headline.length).toBeLessThanOrEqual(textLimits.adHeadline);
          for (const text of values.slice(3))
            expect(text.length).toBeLessThanOrEqual(textLimits.adDescription);
          for (const value of values) expect(value.trim()).not.toBe("");
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe("figures", () => {
  it.each([
    ["1,250", 1250],
    ["1.250,50", 1250.5],
    ["49.90", 49.9],
    ["3 990", 3990],
    ["12", 12],
  ])("reads %s", (text, value) => {
    expect(numberValue(text)).toBe(value);
  });

  it("finds prices in the writing of each language", () => {
    expect(findPrice("for $49.90 only")?.price).toEqual({ amount: 4990, currency: "USD" });
    expect(findPrice("به قیمت ۲٬۴۵۰٬۰۰۰ تومان")?.price).toEqual({ amount: 245_000_000, currency: "IRT" });
    expect(findPrice("السعر ٤٥٠ ريال")?.price).toEqual({ amount: 45_000, currency: "SAR" });
    expect(findPrice("3 990 ₽")?.price).toEqual({ amount: 399_000, currency: "RUB" });
    expect(findPrice("15 000 ₸")?.price).toEqual({ amount: 1_500_000, currency: "KZT" });
    expect(findPrice("5,980円")?.price).toEqual({ amount: 5980, currency: "JPY" });
    expect(findPrice("๑,๘๙๐ บาท")?.price).toEqual({ amount: 189_000, currency: "THB" });
    expect(findPrice("holds 350 ml")).toBeUndefined();
  });

  it("writes prices as each language does", () => {
    const price = { amount: 499_000, currency: "USD" };
    const written = locales.map((locale) => formatPrice(price, locale).replace(/[\s\u00a0\u202f]/g, " "));
    expect(written).toEqual([
      "$4,990",
      "۴٬۹۹۰ دلار",
      "4,990 دولارًا",
      "4,990 ดอลลาร์สหรัฐ",
      "4 990 $",
      "4 990 $",
      "4,990ドル",
    ]);
    expect(formatPrice({ amount: 4990, currency: "USD" }, "en")).toBe("$49.90");
  });
});

describe("the text of a known product", () => {
  it.each(locales)("tells its facts in %s", (locale) => {
    const text = write({ locale, facts: shirt });
    const cotton = {
      en: /cotton/i,
      fa: /پنبه/,
      ar: /قطن/,
      th: /ผ้าฝ้าย/,
      ru: /хлопок/i,
      kk: /мақта/i,
      ja: /コットン/,
    };
    const sleeves = {
      en: /long sleeves/,
      fa: /آستین بلند/,
      ar: /أكمام طويلة/,
      th: /แขนยาว/,
      ru: /длинные рукава/,
      kk: /ұзын жең/,
      ja: /長袖/,
    };
    expect(text).toMatch(cotton[locale]);
    expect(text).toMatch(sleeves[locale]);
    expect(text).toContain("Ocean Blue Shirt");
    // The source is English: no sentence of it stands in another language's text.
    if (locale !== "en") expect(text).not.toMatch(/Comfortable fit|narrow collar/);
  });

  it("writes English prose out of fragments, articles and lists mended", () => {
    expect(write({ facts: shirt })).toContain(
      "a cotton shirt with a narrow collar, buttons down the front, and long sleeves",
    );
    expect(write({ facts: shirt })).toContain("It has a comfortable fit and tiled kalidoscope patterns.");
  });

  it.each(Tone.options)("differs by tone: %s", (tone) => {
    const others = Tone.options.filter((other) => other !== tone);
    for (const other of others) {
      expect(write({ facts: shirt, tone })).not.toBe(write({ facts: shirt, tone: other }));
    }
  });

  it("regenerates to other sentences, and fifty products do not read the same", () => {
    const versions = new Set([0, 1, 2, 3].map((variation) => write({ facts: shirt, variation })));
    expect(versions.size).toBe(4);
    const openings = Array.from({ length: 50 }, (_, i) =>
      write({ facts: { title: `Shirt ${"abcdefghij"[i % 10]}${i}` } })
        .split("\n")[0]
        ?.replace(/Shirt \w+/, ""),
    );
    expect(new Set(openings).size).toBeGreaterThan(3);
  });

  it("leaves out placeholder text, defaults and addresses", () => {
    const text = write({
      facts: {
        title: "T-Shirt",
        description:
          "Pellentesque habitant morbi tristique. This is a variable product. Visit https://evil.example now.",
        options: [
          { name: "Title", values: ["Default Title"] },
          { name: "Color", values: ["Blue", "Red"] },
        ],
      },
    });
    expect(text).not.toMatch(/Pellentesque|variable product|https|Default/);
    expect(text).toContain("Blue");
  });

  it("does not take a negated or imitated property for one", () => {
    const text = write({
      locale: "ru",
      facts: { title: "Summer Bag", description: "Bag made of faux leather, no pockets, without zip." },
    });
    expect(text).toContain("скусственная кожа");
    expect(text).not.toMatch(/молния|карман/);
  });

  it("reads free text", () => {
    const text = write({ prompt: "Ocean Blue Shirt, cotton, narrow collar, long sleeves, $50" });
    expect(text).toContain("Ocean Blue Shirt");
    expect(text).toContain("a cotton shirt with a narrow collar and long sleeves");
    expect(text).toContain("$50");
    const asked = write({
      prompt: "Write a product description for a handmade ceramic mug with blue glaze, holds 350 ml",
    });
    expect(asked).toContain("andmade ceramic mug");
    expect(asked).not.toMatch(/write a product description/i);
    expect(asked).toContain("It holds 350 ml.");
    const told = write({ prompt: "We sell a waterproof hiking jacket for men. It weighs only 300 g." });
    expect(told).toMatch(/the waterproof hiking jacket/i);
    expect(told).not.toContain("We sell");
    const lines = write({
      prompt: "Product: Cozy Blanket\nMaterial: merino wool\nColors: grey, cream\nPrice: €89.90",
    });
    expect(lines).toContain("grey or cream");
    expect(lines).toContain("Material: merino wool");
    expect(lines).toContain("Price: €89.90");
    expect(
      write({ locale: "ru", prompt: "Напиши описание товара: кожаная сумка, длинный ремень, 8 990 руб." }),
    ).toMatch(/«Кожаная сумка»[\s\S]*длинный ремень[\s\S]*8\s990\s₽/);
    expect(write({ locale: "ar", prompt: "اكتب وصف منتج لحقيبة جلد يدوية بسعر 450 ريال" })).toContain(
      "«حقيبة جلد يدوية»",
    );
    expect(write({ locale: "ja", prompt: "手縫いバッグについて商品説明文を書いてください。" })).toContain(
      "「手縫いバッグ」",
    );
  });

  it("starts no Persian line with Latin letters without a mark of direction", () => {
    for (const variation of [0, 1, 2, 3]) {
      for (const line of write({ locale: "fa", variation, format: "social_post", facts: shirt }).split(
        "\n",
      )) {
        const first = /[\p{L}\u200f]/u.exec(line)?.[0] ?? "";
        if (/\p{Script=Arabic}/u.test(line)) expect(first).not.toMatch(/\p{Script=Latin}/u);
      }
    }
  });
});
