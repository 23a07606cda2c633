import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { locales } from "@/server/platform/i18n/locales";
import type { Provider } from "../words";
import { providers } from "../words";
import type { RouteEntry } from "./contract";
import { type Block, decide, type Health, modelKey, type Policy, type RoutingRequest } from "./decide";

const price = {
  version: 1,
  inputMicros: 1_000_000,
  outputMicros: 10_000_000,
  cachedInputMicros: null,
  reasoningMicros: null,
};
const entry = (provider: Provider, more: Partial<RouteEntry> = {}): RouteEntry => ({
  provider,
  model: provider === "compatible" ? null : `${provider}-model`,
  ...(provider !== "offline" && { maxOutputTokens: 1_000 }),
  ...more,
});
const policyOf = (models: RouteEntry[], ceilingMicros: number | null = null): Policy => ({
  routes: new Map([["chatbot", { version: 1, points: 3, ceilingMicros, models }]]),
  prices: new Map([[modelKey("groq", "groq-model"), price]]),
});
const request: RoutingRequest = { task: "chatbot", plan: "free", locale: "en", characters: 1_000 };
const health = (on: Provider[], blocks: [string, Block][] = []): Health => ({
  providers: new Set(on),
  models: { compatible: "llama" },
  blocks: new Map(blocks),
});
const told = (policy: Policy, at: Health, asks: Partial<RoutingRequest> = {}) => {
  const decision = decide(policy, { ...request, ...asks }, at);
  return {
    asked: decision?.choices.map(({ provider }) => provider),
    skipped: decision?.skipped.map(({ provider, reason }) => `${provider} ${reason}`),
  };
};

describe("a decision", () => {
  it("asks those with a key, in the order of the route", () => {
    const policy = policyOf([entry("openai"), entry("groq"), entry("compatible"), entry("offline")]);
    expect(told(policy, health(["groq", "compatible"]))).toEqual({
      asked: ["groq", "compatible"],
      skipped: ["openai noKey", "offline standby"],
    });
    expect(decide(policy, request, health(["compatible"]))?.choices).toMatchObject([
      { model: "llama", position: 3, mostMicros: null },
    ]);
  });

  it("asks the offline writer where nobody has a key, and beside one only where the route says so", () => {
    const plain = policyOf([entry("openai"), entry("offline")]);
    expect(told(plain, health([])).asked).toEqual(["offline"]);
    expect(told(plain, health(["groq"]))).toEqual({
      asked: [],
      skipped: ["openai noKey", "offline standby"],
    });
    const named = policyOf([entry("openai"), entry("offline", { fallback: true })]);
    expect(told(named, health(["openai"])).asked).toEqual(["openai", "offline"]);
  });

  it.each<[NonNullable<RouteEntry["when"]>, Partial<RoutingRequest>, string | undefined]>([
    [{ plans: ["pro"] }, { plan: "free" }, "plan"],
    [{ plans: ["pro", "free"] }, { plan: "free" }, undefined],
    [{ locales: ["fa", "ar"] }, { locale: "en" }, "language"],
    [{ locales: ["fa", "ar"] }, { locale: "ar" }, undefined],
    [{ minCharacters: 1_001 }, {}, "length"],
    [{ minCharacters: 1_000 }, {}, undefined],
    [{ maxCharacters: 999 }, {}, "length"],
    [{ maxCharacters: 1_000 }, {}, undefined],
    [{ plans: ["pro"], maxCharacters: 10 }, { plan: "pro", characters: 11 }, "length"],
  ])("keeps the condition %o of %o", (when, asks, reason) => {
    const policy = policyOf([entry("groq", { when })]);
    expect(told(policy, health(["groq"]), asks).skipped).toEqual(reason ? [`groq ${reason}`] : []);
  });

  it("passes over what could cost more than the ceiling, and what nobody can tell the price of", () => {
    // 1,500 tokens in at $1 and 1,000 out at $10 a million
    const [choice] = decide(policyOf([entry("groq")]), request, health(["groq"]))?.choices ?? [];
    expect(choice?.mostMicros).toBe(11_500);
    expect(told(policyOf([entry("groq")], 11_500), health(["groq"])).asked).toEqual(["groq"]);
    const both = policyOf([entry("groq"), entry("openai"), entry("offline", { fallback: true })], 11_499);
    expect(told(both, health(["groq", "openai"]))).toEqual({
      asked: ["offline"],
      skipped: ["groq ceiling", "openai priceUnknown"],
    });
    expect(told(policyOf([entry("groq")], 11_500), health(["groq"]), { locale: "th" }).skipped).toEqual([
      "groq ceiling",
    ]);
  });

  it("leaves alone who wishes so, and who fails", () => {
    const policy = policyOf([entry("groq"), entry("openai")]);
    const blocks: [string, Block][] = [[modelKey("groq", "groq-model"), { reason: "resting", until: 7 }]];
    expect(decide(policy, request, health(["groq", "openai"], blocks))).toMatchObject({
      choices: [{ provider: "openai" }],
      skipped: [{ provider: "groq", reason: "resting", until: 7, position: 1 }],
    });
  });

  it("is the same for the same things, and tells of every model of the route exactly once, in order", () => {
    const some = fc.subarray([...providers]);
    const models = fc.array(
      fc.record({
        provider: fc.constantFrom(...providers),
        plans: fc.option(fc.subarray(["free", "pro"], { minLength: 1 }), { nil: undefined }),
        maxCharacters: fc.option(fc.nat(5_000), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 20 },
    );
    const asks = fc.record({
      plan: fc.constantFrom("free", "pro"),
      locale: fc.constantFrom(...locales),
      characters: fc.nat(10_000),
    });
    fc.assert(
      fc.property(models, some, asks, fc.option(fc.nat(50_000)), (list, on, asked, ceiling) => {
        const policy = policyOf(
          list.map(({ provider, plans, maxCharacters }) =>
            entry(provider, { when: { ...(plans && { plans }), ...(maxCharacters && { maxCharacters }) } }),
          ),
          ceiling,
        );
        const at = health(on.filter((provider) => provider !== "offline"));
        const decision = decide(policy, { ...request, ...asked }, at);
        expect(decide(policy, { ...request, ...asked }, at)).toEqual(decision);
        const { choices = [], skipped = [] } = decision ?? {};
        const places = (of: readonly { position: number }[]) => of.map(({ position }) => position);
        for (const one of [choices, skipped]) {
          expect(places(one)).toEqual(places(one).toSorted((a, b) => a - b));
        }
        expect([...places(choices), ...places(skipped)].toSorted((a, b) => a - b)).toEqual(
          list.map((_, index) => index + 1),
        );
        for (const { mostMicros } of choices) {
          if (ceiling !== null) expect(mostMicros ?? Number.NaN).toBeLessThanOrEqual(ceiling);
        }
      }),
    );
  });
});
