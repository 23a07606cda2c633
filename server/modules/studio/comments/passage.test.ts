import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findPassage, longestPassage, passageAt } from "./passage";

const text = "Soft linen for warm days. The collar is soft. Soft linen dries fast.";
const at = (words: string, from = 0, of = text) => {
  const start = of.indexOf(words, from);
  const passage = passageAt(of, { start, end: start + words.length });
  if (!passage) throw new Error(`no passage ${words}`);
  return passage;
};
const found = (of: string, passage: ReturnType<typeof at>) => {
  const place = findPassage(of, passage);
  return place && { start: place.start, words: of.slice(place.start, place.end) };
};

describe("a passage", () => {
  it("is found where it stands, whatever text and place", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 120 }), fc.nat(120), fc.nat(120), (any, a, b) => {
        const [start = 0, end = 0] = [a, b].toSorted((x, y) => x - y);
        const passage = passageAt(any, { start, end });
        if (passage) expect(findPassage(any, passage)).toEqual({ start, end });
      }),
    );
  });

  it("is found again when something comes before it, or after it", () => {
    const passage = at("The collar is soft.");
    expect(found(`New this spring. ${text} Try it.`, passage)).toEqual({
      start: 43,
      words: "The collar is soft.",
    });
  });

  it("of words that occur twice is the one with the same neighbours, wherever it has gone", () => {
    const second = at("Soft linen", 20);
    const turned = "Soft linen dries fast. And soft it is: Soft linen for warm days.";
    expect(found(turned, second)).toEqual({ start: 0, words: "Soft linen" });
  });

  it("is gone when its words are", () => {
    expect(findPassage("Airy cotton.", at("Soft linen"))).toBeUndefined();
  });

  it("of a word or two is not mistaken for the same word anywhere", () => {
    const passage = at("is");
    expect(findPassage("This mug is blue.", passage)).toBeUndefined();
    expect(found(text.replace("soft.", "firm."), passage)?.words).toBe("is");
  });

  it("is some words, not too many", () => {
    expect(passageAt(text, { start: 4, end: 5 })).toBeUndefined();
    expect(passageAt(text, { start: 0, end: text.length + 1 })).toBeUndefined();
    expect(passageAt(text, { start: 5, end: 5 })).toBeUndefined();
    const long = "x".repeat(longestPassage + 1);
    expect(passageAt(long, { start: 0, end: long.length })).toBeUndefined();
  });
});
