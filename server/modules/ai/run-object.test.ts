import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { withWorkspace } from "@/server/db/client";
import { readBalance } from "@/server/modules/wallet";
import { type Answer, startProviderStub } from "@/server/testing/provider-stub";
import { createStore } from "@/server/testing/store";
import { stubProvider } from "@/server/testing/stub-provider";
import { runObject, WritingBrief } from "./index";
import type { ObjectRequest } from "./run-object";
import { aiAttempts, aiUsage } from "./schema";

const schema = z.object({ themes: z.array(z.string()).min(1), sentiment: z.number().min(-1).max(1) });
type Analysis = z.output<typeof schema>;
const good = { themes: ["size"], sentiment: 0.5 };

const brief = WritingBrief.parse({
  task: "reviews_analysis",
  locale: "en",
  reviews: [{ text: "Too small." }],
});
const says = (text: string, input = 1_000, output = 100): Answer => ({
  kind: "text",
  chunks: [text.slice(0, 5), text.slice(5)],
  input,
  output,
});
const json = (value: unknown) => says(JSON.stringify(value));

const groq = stubProvider(json(good));
let openrouter: Awaited<ReturnType<typeof startProviderStub>>;
let store: Awaited<ReturnType<typeof createStore>>;

beforeAll(async () => {
  openrouter = await startProviderStub(json(good));
});
beforeEach(async () => {
  store = await createStore();
});
afterAll(() => openrouter.stop());

const analyse = (more: Partial<ObjectRequest<Analysis, string>> = {}) =>
  runObject<Analysis, string>({
    workspaceId: store.workspace.id,
    actor: store.actor,
    brief,
    schema,
    points: 2,
    cause: "ai-generate",
    key: crypto.randomUUID(),
    signal: new AbortController().signal,
    ...more,
  });
const scope = <T>(fn: Parameters<typeof withWorkspace<T>>[1]) => withWorkspace(store.workspace.id, fn);
const attempts = () => scope((tx) => tx.select().from(aiAttempts).orderBy(aiAttempts.position));
const usage = () => scope((tx) => tx.select().from(aiUsage));
const available = () => scope(async (tx) => (await readBalance(tx)).available);

/** Lets a stub answer each question with the next of these. */
function inTurn(...answers: Answer[]) {
  let next = 0;
  groq.stub().answer = () => answers[Math.min(next++, answers.length - 1)] ?? json(good);
}

describe("an answer that has a form", () => {
  it("is given whole, and paid; the model is told the form", async () => {
    const arrival = groq.stub().next();
    const { result, value } = await analyse({ onDone: async (_tx, { value: { themes } }) => themes.join() });
    expect(result).toEqual({
      value: good,
      provider: "groq",
      model: "openai/gpt-oss-120b",
      offline: false,
      points: 2,
    });
    expect(value).toBe("size");
    expect(JSON.stringify((await arrival).body)).toContain("sentiment");
    expect(await available()).toBe(48);
  });

  it("may stand between fences", async () => {
    groq.stub().answer = says(`\`\`\`json\n${JSON.stringify(good)}\n\`\`\``);
    expect((await analyse()).result.value).toEqual(good);
  });

  it("is mended once by who gave it, who is told what is wrong; both answers are counted", async () => {
    inTurn(json({ themes: [], sentiment: 7 }), json(good));
    const before = groq.stub().received.length;
    expect((await analyse()).result.value).toEqual(good);
    const [, second] = groq.stub().received.slice(before);
    expect(JSON.stringify(second?.body)).toMatch(/cannot be used.*themes.*sentiment/);
    expect(await attempts()).toMatchObject([{ provider: "groq", outcome: "ok", inputTokens: 2_000 }]);
    // 2,000 x $0.15 + 200 x $0.60 a million
    expect(await usage()).toMatchObject([
      { inputTokens: 2_000, outputTokens: 200, costMicros: 420, failedMicros: 0 },
    ]);
  });

  it.each([["not JSON at all"], ["{}"]])(
    "is asked of the next one after a second %s, and the first one's cost is kept",
    async (bad) => {
      groq.setEnv({ OPENROUTER_API_KEY: "key", OPENROUTER_BASE_URL: openrouter.url });
      inTurn(says(bad));
      const before = groq.stub().received.length;
      expect((await analyse()).result).toMatchObject({ value: good, provider: "openrouter" });
      expect(groq.stub().received).toHaveLength(before + 2);
      expect(await attempts()).toMatchObject([
        { provider: "groq", outcome: "failed", failure: "malformed", inputTokens: 2_000, costMicros: 420 },
        { provider: "openrouter", outcome: "ok", inputTokens: 1_000 },
      ]);
      expect(await usage()).toMatchObject([
        { provider: "openrouter", inputTokens: 1_000, failedMicros: 420 },
      ]);
      expect(await available()).toBe(48);
    },
  );

  it("that cannot be had costs nothing, and says so", async () => {
    inTurn(says("{}"), { kind: "status", status: 500 });
    await expect(analyse()).rejects.toMatchObject({
      code: "AI_UNAVAILABLE",
      params: { provider: "groq", reason: "provider" },
    });
    expect(await usage()).toMatchObject([
      { outcome: "failed", points: 0, costMicros: null, failedMicros: 210 },
    ]);
    expect(await available()).toBe(50);
  });

  it("is composed where no provider has a key, by who knows how", async () => {
    groq.withoutKeys();
    expect((await analyse({ compose: () => good })).result).toMatchObject({ value: good, offline: true });
    await expect(analyse()).rejects.toMatchObject({ code: "AI_UNAVAILABLE" });
    expect(await available()).toBe(48);
  });
});
