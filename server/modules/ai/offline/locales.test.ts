import { describe, expect, it } from "vitest";
import { WritingLocale } from "../prompts/tasks";
import { featuresTable } from "./lexicon/features";
import { conceptOf, recognise } from "./lexicon/lexicon";
import { traitsTable } from "./lexicon/traits";
import { typesTable } from "./lexicon/types";
import { phrasesOf } from "./locales";

const scripts: Record<WritingLocale, RegExp> = {
  en: /\p{Script=Latin}/u,
  fa: /\p{Script=Arabic}/u,
  ar: /\p{Script=Arabic}/u,
  th: /\p{Script=Thai}/u,
  ru: /\p{Script=Cyrillic}/u,
  kk: /\p{Script=Cyrillic}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
};

type Leaf = { path: string; text: string };

/** All texts of a bank; alternatives of one slot share a path. */
function leaves(value: unknown, path = ""): Leaf[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item) => leaves(item, path));
  return Object.entries(value ?? {}).flatMap(([key, item]) => leaves(item, `${path}.${key}`));
}

const slotsOf = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ""));
const marks = /^\.(?:quotes|nameQuotes|comma|and|or|colon|gap|stop|kindAndName)$/;

describe("phrase banks", () => {
  const english = new Map<string, Set<string>>();
  for (const { path, text } of leaves(phrasesOf("en"))) {
    english.set(path, new Set([...(english.get(path) ?? []), ...slotsOf(text)]));
  }

  it.each(WritingLocale.options)(
    "name in %s no slot that the composer does not fill, and are in its script",
    (locale) => {
      for (const { path, text } of leaves(phrasesOf(locale))) {
        if (marks.test(path)) continue;
        for (const slot of slotsOf(text)) {
          expect([...(english.get(path) ?? []), "product"], `${path}: ${text}`).toContain(slot);
        }
        expect(text.replace(/\{\w+\}/g, ""), path).toMatch(
          locale === "th" && text === "{product} {price}" ? /./ : scripts[locale],
        );
      }
    },
  );

  it.each(WritingLocale.options)("tell in %s every figure that the finding is about", (locale) => {
    const { findings } = phrasesOf(locale).strategy;
    const { reviews } = phrasesOf(locale);
    for (const [id, text] of Object.entries(findings)) {
      expect(slotsOf(text), id).toEqual(
        slotsOf(phrasesOf("en").strategy.findings[id as keyof typeof findings]),
      );
    }
    for (const key of ["count", "average", "balance"] as const) {
      expect(slotsOf(reviews[key])).toEqual(slotsOf(phrasesOf("en").reviews[key]));
    }
  });

  it.each(WritingLocale.options)("repeat no alternative in %s", (locale) => {
    const { opening, closing, call, subject } = phrasesOf(locale);
    for (const list of [opening, closing, call, subject].flatMap((tones) => Object.values(tones))) {
      expect(new Set(list).size).toBe(list.length);
      expect(list.length).toBeGreaterThan(1);
    }
  });
});

describe("the lexicon", () => {
  const rows = [typesTable, traitsTable, featuresTable].flatMap((table) => table.trim().split("\n"));

  it("has a word in each language for each thing, in the script of the language", () => {
    for (const row of rows) {
      const [id = "", group, ...cells] = row.split(" ; ");
      expect(cells, id).toHaveLength(7);
      expect(group).not.toBe("");
      for (const [i, locale] of (["en", "fa", "ar", "th", "ru", "kk", "ja"] as const).entries()) {
        const word = cells[i]?.split("|")[0] ?? "";
        const isLoan = /LED|Bluetooth|V-|Vネック|slim fit/.test(cells[i] ?? "");
        if (!isLoan) expect(word, id).toMatch(scripts[locale]);
      }
    }
    const ids = rows.map((row) => row.split(" ; ")[0]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("takes the longest word at a place and leaves out what is denied", () => {
    const ids = (text: string, locale: WritingLocale) =>
      recognise(text, locale).map(({ concept }) => concept.id);
    expect(ids("soft wool blend jumper", "en")).toEqual(["wool_blend", "sweater"]);
    expect(ids("no leather, faux leather, leather-free, leather-look", "en")).toEqual(["no", "faux_leather"]);
    expect(ids("پیراهن‌های نخی با يقه باريک", "fa")).toEqual(["shirt", "cotton", "narrow_collar"]);
    expect(ids("بأكمام طويلة من القطن", "ar")).toEqual(["long_sleeves", "cotton"]);
    expect(ids("хлопковая рубашка без воротника", "ru")).toEqual(["cotton", "shirt", "no_collar"]);
    expect(ids("赤ちゃん用のコットンブランケット", "ja")).toEqual(["baby", "cotton", "blanket"]);
  });

  it("knows whole values in any language", () => {
    expect(conceptOf("Blue")?.id).toBe("blue");
    expect(conceptOf("ดำ")?.id).toBe("black");
    expect(conceptOf("чёрный")?.id).toBe("black");
    expect(conceptOf("Midnight in Paris")).toBeUndefined();
  });
});
