import { describe, expect, it } from "vitest";
import { WritingBrief } from "../../prompts/brief";
import { WritingLocale } from "../../prompts/tasks";
import { compose } from "../compose";

const write = (brief: object) =>
  compose(WritingBrief.parse({ task: "reviews_analysis", locale: "en", ...brief }));

describe("reviews analysis", () => {
  const reviews = [
    { text: "Great shirt, soft fabric and fast delivery", rating: 5 },
    { text: "Nice color but runs a bit small", rating: 4 },
    { text: "Terrible quality, a seam was torn after one wash", rating: 1 },
    { text: "Not comfortable at all", rating: 2 },
  ];

  it("counts, weighs, names topics and quotes", () => {
    const text = write({ reviews });
    expect(text).toContain("Reviews read: 4.");
    expect(text).toContain("Average rating: 3 out of 5 (ratings given: 4).");
    expect(text).toContain("Positive: 2. Negative: 2. Mixed or neutral: 0.");
    expect(text).toMatch(/Praised: .*delivery/);
    expect(text).toMatch(/Criticized: .*quality/);
    expect(text).toContain("“Terrible quality, a seam was torn after one wash”");
  });

  it("reads pasted reviews with their stars, and judges by words where there are none", () => {
    const text = write({
      prompt:
        "Analyse these reviews:\n1. 5/5 Lovely!\n2. ★★☆☆☆ Too tight\n3. Not good, broke after a day\n4. Love it",
    });
    expect(text).toContain("Reviews read: 4.");
    expect(text).toContain("ratings given: 2");
    expect(text).toContain("Positive: 2. Negative: 2.");
  });

  const pasted: Record<WritingLocale, string> = {
    en: "Great, fast delivery\nPoor quality, torn",
    fa: "عالی بود و ارسال سریع\nکیفیت خوب نبود، پاره شد",
    ar: "رائع والتوصيل سريع\nجودة سيئة والخياطة ممزقة",
    th: "ดีมาก ส่งเร็ว\nคุณภาพแย่ ตะเข็บขาด",
    ru: "Отлично, быстрая доставка\nПлохое качество, порвалось",
    kk: "Керемет, жеткізу жылдам\nСапасы нашар, жыртылды",
    ja: "最高です。配送も早い\n品質が悪い",
  };
  it.each(WritingLocale.options)("tells praise from criticism in %s", (locale) => {
    const inEnglish = write({ prompt: pasted[locale] });
    expect(inEnglish).toContain("Positive: 1. Negative: 1.");
    expect(inEnglish).toMatch(/Praised: .*delivery/);
    expect(inEnglish).toMatch(/Criticized: .*quality/);
  });

  it("says so when there is nothing to read", () => {
    expect(write({})).toContain("no reviews");
  });
});

describe("strategic analysis", () => {
  const text = write({
    task: "strategic_analysis",
    prompt: "Revenue $12,000, orders 300, visitors 9000, ad spend $2,000, returns 24",
  });

  it("calculates from the figures given", () => {
    expect(text).toContain("An order brings in $40 on average.");
    expect(text).toContain("3.3% of visitors place an order.");
    expect(text).toContain("Revenue is 6 times the advertising spend.");
    expect(text).toContain("Advertising costs $6.67 per order.");
    expect(text).toContain("8% of orders are returned.");
  });

  it("names what is missing and three steps", () => {
    expect(text).toContain("still unknown: price and cost per unit");
    expect(text.match(/^\d\. /gm)).toHaveLength(3);
  });

  it("warns of a price below the cost", () => {
    const facts = {
      title: "Mug",
      price: { amount: 900, currency: "USD" },
      attributes: { "Unit cost": "12" },
    };
    expect(write({ task: "strategic_analysis", facts })).toContain("every sale makes a loss");
  });

  it("calculates nothing without figures", () => {
    expect(write({ task: "strategic_analysis", prompt: "How do I grow?" })).toContain(
      "No figures were given",
    );
  });
});

describe("chatbot", () => {
  const facts = {
    title: "Walnut Desk Lamp",
    description: "A small lamp with a linen shade. The cord is two metres long.",
    price: { amount: 12900, currency: "EUR" },
    options: [{ name: "Color", values: ["Black", "White"] }],
  };
  const ask = (prompt: string, more = {}) => write({ task: "chatbot", prompt, facts, ...more });

  it("answers from the facts", () => {
    expect(ask("How much is it?")).toBe("The Walnut Desk Lamp costs €129.");
    expect(ask("Which colours are there?")).toMatch(/Black or White/);
    expect(ask("How long is the cord?")).toBe("The cord is two metres long.");
  });

  it("says that it does not know", () => {
    expect(ask("Do you ship to Norway?")).toContain("could not find that");
  });

  it("answers from what the prompt tells, and says plainly when it cannot without a provider", () => {
    const told = "Returns are accepted within 14 days. Shipping is free. How many days for returns?";
    expect(write({ task: "chatbot", prompt: told })).toBe("Returns are accepted within 14 days.");
    expect(write({ task: "chatbot", prompt: "What is the meaning of life?" })).toContain(
      "No AI provider is connected",
    );
  });
});
