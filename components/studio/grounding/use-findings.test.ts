import { expect, it } from "vitest";
import { finishedPart, fixed } from "./use-findings";

it("judges whole sentences of a text that is being written", () => {
  expect(finishedPart("It is soft. It weighs 1")).toBe("It is soft.");
  expect(finishedPart("It weighs 1.5")).toBe("");
  expect(finishedPart("柔らかい。重さは1")).toBe("柔らかい。");
  expect(finishedPart("Soft\nLight")).toBe("Soft\n");
});

it("puts the right words in the place of the wrong ones", () => {
  expect(fixed("80 cm long", { action: "replace", start: 0, end: 2, text: "72" })).toBe("72 cm long");
  expect(fixed("Soft. Best.", { action: "removeSentence", start: 5, end: 11, text: "" })).toBe("Soft.");
});
