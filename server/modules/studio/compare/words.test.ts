import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedShare, compareWords } from "./words";

const without = (kind: "removed" | "added", parts: ReturnType<typeof compareWords>) =>
  parts
    .filter((part) => part.kind !== kind)
    .map(({ text }) => text)
    .join("");

const words = fc
  .array(fc.constantFrom("linen", "soft", "shirt", "خنک", "นุ่ม", "。", "\n"), { maxLength: 40 })
  .map((list) => list.join(" "));

describe("a comparison", () => {
  it("holds both texts whole, whatever they are", () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const parts = compareWords(before, after);
        expect(without("added", parts)).toBe(before);
        expect(without("removed", parts)).toBe(after);
      }),
    );
  });

  it("names the words that differ and no others", () => {
    expect(compareWords("A soft linen shirt.", "A very soft cotton shirt.")).toEqual([
      { kind: "same", text: "A " },
      { kind: "added", text: "very " },
      { kind: "same", text: "soft " },
      { kind: "removed", text: "linen" },
      { kind: "added", text: "cotton" },
      { kind: "same", text: " shirt." },
    ]);
  });

  it("knows the words of scripts without spaces", () => {
    expect(compareWords("เสื้อนุ่ม", "เสื้อหนา")).toEqual([
      { kind: "same", text: "เสื้อ" },
      { kind: "removed", text: "นุ่ม" },
      { kind: "added", text: "หนา" },
    ]);
  });

  it("of texts with nothing in common is one change, however long they are", () => {
    const long = (word: string) => Array.from({ length: 2_000 }, (_, i) => `${word}${i}`).join("-");
    expect(compareWords(long("a"), long("b")).filter(({ kind }) => kind !== "same").length).toBeGreaterThan(
      0,
    );
    expect(changedShare("airy linen", "warm wool")).toBeGreaterThan(0.8);
  });

  it("says how much was changed", () => {
    expect(changedShare("same", "same")).toBe(0);
    expect(changedShare("", "all new")).toBe(1);
    expect(changedShare("one two three four", "one two three five")).toBeCloseTo(4 / 18);
  });
});
