import { describe, expect, it } from "vitest";
import { RouteDraft } from "@/server/modules/ai/contract";
import { draftOf, fieldOf, newModel, valuesOf } from "./route-form";

const draft: RouteDraft = {
  points: 3,
  ceilingMicros: 12_345,
  models: [
    {
      provider: "groq",
      model: "llama-4",
      temperature: 0,
      maxOutputTokens: 500,
      reasoning: "low",
      firstTokenMs: 2_500,
      when: { plans: ["pro"], locales: ["fa", "ar"], minCharacters: 0, maxCharacters: 9 },
    },
    { provider: "openai", model: "gpt", maxOutputTokens: 99 },
    { provider: "compatible", model: null, maxOutputTokens: 99 },
    { provider: "offline", model: "writer-1", fallback: true, when: { locales: ["en"] } },
    { provider: "offline", model: "writer-1" },
  ],
};

describe("the form of a route", () => {
  it("gives back the route that it was filled from", () => {
    expect(draftOf(valuesOf(draft))).toEqual(draft);
    expect(RouteDraft.parse(draftOf(valuesOf(draft)))).toEqual(draft);
  });

  it("leaves to the contract what is not filled in", () => {
    const empty = draftOf({ points: "", ceiling: "", note: "", models: [newModel()] });
    const fields = RouteDraft.safeParse(empty).error?.issues.map(({ path }) => path.join("."));
    expect(fields).toEqual(["points", "models.0.model"]);
  });

  it("shows what is wrong where it was written", () => {
    expect(fieldOf("models.2.when.maxCharacters")).toBe("models.2.maxCharacters");
    expect(fieldOf("models.2.firstTokenMs")).toBe("models.2.silence");
    expect(fieldOf("ceilingMicros")).toBe("ceiling");
    expect(fieldOf("note")).toBe("note");
  });
});
