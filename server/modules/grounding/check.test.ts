import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compose } from "@/server/modules/ai/offline/compose";
import { WritingBrief } from "@/server/modules/ai/prompts/brief";
import { type Task, TextFormat, Tone } from "@/server/modules/ai/prompts/tasks";
import { type Locale, locales } from "@/server/platform/i18n/locales";
import { checkGrounding, type Finding, type GroundingFacts } from "./check";
import { fixture } from "./fixture/index";
import { bottle, cream, headphones, honey, sheets, shirt, table } from "./fixture/products";
import { readMarks } from "./fixture/texts";

const overlap = (a: { start: number; end: number }, b: { start: number; end: number }) =>
  a.start < b.end && b.start < a.end;

/** How many of the planted errors were found, and how many of the findings were planted. */
function measure(locale: Locale) {
  const count = { planted: 0, caught: 0, found: 0, right: 0 };
  for (const [facts, marked] of fixture[locale]) {
    const { text, planted } = readMarks(marked);
    const found = checkGrounding(text, facts, locale);
    count.planted += planted.length;
    count.caught += planted.filter((place) => found.some((finding) => overlap(place, finding))).length;
    count.found += found.length;
    count.right += found.filter((finding) => planted.some((place) => overlap(place, finding))).length;
  }
  return count;
}

describe("over texts written by hand", () => {
  const counts = locales.map((locale) => ({ locale, ...measure(locale) }));
  const sum = (key: "planted" | "caught" | "found" | "right") => counts.reduce((n, one) => n + one[key], 0);

  it("there are enough of them, in every language, and most statements are right ones", () => {
    const sizes = locales.map((locale) => fixture[locale].length);
    expect(sizes.reduce((a, b) => a + b)).toBeGreaterThanOrEqual(200);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(28);
    expect(sum("planted")).toBeGreaterThan(250);
  });

  it.each(counts)("finds what is planted in $locale, and little else", (one) => {
    const recall = one.caught / one.planted;
    const precision = one.right / one.found;
    console.info(`${one.locale}: recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}`);
    expect(recall).toBeGreaterThanOrEqual(0.85);
    expect(precision).toBeGreaterThanOrEqual(0.85);
  });

  it("finds nine in ten, and nine in ten of the findings are right", () => {
    const recall = sum("caught") / sum("planted");
    const precision = sum("right") / sum("found");
    console.info(
      `all: recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}, ${sum("planted")} planted`,
    );
    expect(recall).toBeGreaterThanOrEqual(0.9);
    expect(precision).toBeGreaterThanOrEqual(0.9);
  });
});

const words = (text: string, found: Finding[]) => found.map(({ start, end }) => text.slice(start, end));
const check = (text: string, facts: GroundingFacts = shirt, locale: Locale = "en") =>
  words(text, checkGrounding(text, facts, locale));
const known = (description: string): GroundingFacts => ({ title: "Thing", description });

describe("what the facts support", () => {
  it.each([
    ["500 g", "It weighs 0.5 kg.", "en"],
    ["0.5 kg", "Weighs 500 g, or 17.6 oz.", "en"],
    ["10 inches wide", "25.4 cm wide", "en"],
    ["Length: 45", "45 cm long", "en"],
    ["1,250 pages", "1250 pages", "en"],
    ["weight ۵۰۰ گرم", "Вес 0,5 кг.", "ru"],
    ["two-year warranty", "گارانتی دو ساله", "fa"],
    ["warranty of 2 years", "ضمان لمدة سنتين", "ar"],
    ["гарантия 2 года", "รับประกันสองปี", "th"],
    ["保証2年", "Екі жылдық кепілдік", "kk"],
    ["cotton", "نخی", "fa"],
    ["stainless steel", "из нержавеющей стали", "ru"],
    ["merino", "ウール", "ja"],
    ["Made in Italy", "ساخت ایتالیا", "fa"],
    ["ISO 9001", "ایزو ۹۰۰۱", "fa"],
  ] as const)("%s: %s", (fact, text, locale) => {
    expect(check(text, known(fact), locale)).toEqual([]);
  });

  it("follows from the prices: the discount, and what one saves", () => {
    expect(check("20% off, you save $16. $64 instead of $80.")).toEqual([]);
    expect(check("30% off, you save $20.")).toEqual(["30%", "$20"]);
  });

  it("counts what there is to choose from", () => {
    expect(check("Three colors.")).toEqual([]);
    expect(check("Four colors.")).toEqual(["Four colors"]);
  });

  it("may come from what the merchant asked for", () => {
    const text = "Free shipping until Sunday, 15% off.";
    expect(check(text)).toEqual(["Free shipping", "15%"]);
    expect(check(text, { ...shirt, wishes: "Mention free shipping and 15% off" })).toEqual([]);
  });
});

describe("what they do not", () => {
  it("is told with what they say instead, and set right at a click", () => {
    const text = "Made of cotton, 80 cm long.";
    const found = checkGrounding(text, { title: "Shirt", description: "Linen shirt, 72 cm long." }, "en");
    expect(found).toMatchObject([
      { kind: "material", reason: "differs", known: "Linen" },
      { kind: "unit", reason: "differs", known: "72 cm" },
    ]);
    const right = found.toReversed().reduce((t, { fixes: [fix] }) => {
      if (fix?.action !== "replace") throw new Error("no replacement");
      return t.slice(0, fix.start) + fix.text + t.slice(fix.end);
    }, text);
    expect(right).toBe("Made of Linen, 72 cm long.");
  });

  it("is not claimed by denying it, nor supported by a denial", () => {
    expect(check("No cotton, and not waterproof.")).toEqual([]);
    expect(check("Waterproof.", known("Not waterproof."))).toEqual(["Waterproof"]);
    expect(check("食洗機対応です。", known("食洗機不可"), "ja")).toEqual(["食洗機"]);
  });

  it("is one finding where it is one claim", () => {
    expect(check("It comes with a 2-year warranty.")).toEqual(["2-year warranty"]);
  });

  it("keeps the digits of the text in what replaces it", () => {
    const found = checkGrounding("وزن ۴۰۰ گرم", known("Weight 650 g"), "fa");
    expect(found[0]?.fixes[0]).toMatchObject({ action: "replace", text: "۶۵۰" });
  });

  it("removes a sentence and leaves the others as they were", () => {
    const text = "Soft linen.\n- Free shipping\n- Camp collar\nIt is waterproof. Nice.";
    const remove = (index: number) => {
      const fix = checkGrounding(text, shirt, "en")[index]?.fixes.at(-1);
      return fix && text.slice(0, fix.start) + fix.text + text.slice(fix.end);
    };
    expect(remove(0)).toBe("Soft linen.\n- Camp collar\nIt is waterproof. Nice.");
    expect(remove(1)).toBe("Soft linen.\n- Free shipping\n- Camp collar\nNice.");
  });
});

it("never fails, and its places lie in the text, in order, apart from each other", () => {
  const pieces = fc.constantFrom(
    "best ",
    "۵۰ گرم",
    "2 anos",
    "100%",
    "\n",
    "ไม้ ",
    "綿",
    "№1",
    "$",
    "\u200f",
    "İ",
    "👩‍👩‍👧",
  );
  const text = fc.array(fc.oneof(pieces, fc.string({ unit: "binary", maxLength: 20 })), { maxLength: 12 });
  fc.assert(
    fc.property(text, fc.constantFrom(...locales), fc.string(), (parts, locale, description) => {
      const whole = parts.join("");
      const found = checkGrounding(whole, { title: "Thing", description }, locale);
      let last = 0;
      for (const { start, end, fixes } of found) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(whole.length);
        expect(fixes.length).toBeGreaterThan(0);
        for (const fix of fixes) expect(fix.end).toBeGreaterThanOrEqual(fix.start);
        last = end;
      }
    }),
    { numRuns: 150 },
  );
});

describe("the built-in writer says nothing that the facts do not", () => {
  const local = locales.flatMap((locale) => fixture[locale].map(([facts]) => facts));
  const products = [...new Set([shirt, bottle, headphones, cream, table, honey, sheets, ...local])];
  const orders: { task: Task; format?: TextFormat }[] = [
    ...TextFormat.options.map((format) => ({ task: "product_description" as const, format })),
    { task: "ads_copy" },
  ];

  it.each(locales)("in %s", (locale) => {
    const wrong: string[] = [];
    for (const [i, facts] of products.entries()) {
      for (const [j, order] of orders.entries()) {
        for (const [k, tone] of Tone.options.entries()) {
          const brief = WritingBrief.parse({
            ...order,
            locale,
            tone,
            length: (["short", "medium", "long"] as const)[(i + j + k) % 3],
            facts,
            variation: (i + k) % 4,
          });
          const text = compose(brief);
          for (const { kind, start, end } of checkGrounding(text, facts, locale)) {
            wrong.push(
              `${facts.title}, ${order.format ?? "ads"}: ${kind} ${text.slice(start, end)} in ${text.slice(Math.max(0, start - 30), end + 30)}`,
            );
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
