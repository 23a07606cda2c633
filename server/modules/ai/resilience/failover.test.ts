import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { readBalance } from "@/server/modules/wallet";
import { AppError } from "@/server/platform/errors";
import { type Answer, startProviderStub } from "@/server/testing/provider-stub";
import { createStore } from "@/server/testing/store";
import { stubProvider } from "@/server/testing/stub-provider";
import { textRequest } from "@/server/testing/text-request";
import { retryAfterOf } from "../failure";
import { WritingBrief } from "../prompts/brief";
import { runText, type TextEvent, type TextRequest } from "../run-text";
import { aiAttempts, aiUsage } from "../schema";
import { modelHealth } from "./health";

type Store = Awaited<ReturnType<typeof createStore>>;

const brief = WritingBrief.parse({
  task: "product_description",
  locale: "en",
  facts: { title: "Ocean Blue Shirt" },
});
const text: Answer = { kind: "text", chunks: ["Soft ", "cotton."], input: 1_000, output: 333 };
const other: Answer = { kind: "text", chunks: ["Another ", "hand."], input: 10, output: 10 };

// The route of the task prefers Groq; OpenRouter comes later in it.
const groq = stubProvider(text);
let openrouter: Awaited<ReturnType<typeof startProviderStub>>;
let store: Store;

beforeAll(async () => {
  openrouter = await startProviderStub(other);
});
beforeEach(async () => {
  store = await createStore();
  openrouter.answer = other;
  groq.setEnv({ OPENROUTER_API_KEY: "key", OPENROUTER_BASE_URL: openrouter.url });
});
afterAll(() => openrouter.stop());

const request = (more: Partial<TextRequest<never>> = {}) => textRequest(store, brief, more);

interface Told {
  deltas: string[];
  writer?: string;
  error?: AppError;
}

/** Reads a text to its end, whatever that is. */
async function read(source: AsyncIterable<TextEvent<never>>): Promise<Told> {
  const told: Told = { deltas: [] };
  try {
    for await (const event of source) {
      if (event.type === "delta") told.deltas.push(event.text);
      if (event.type === "done") told.writer = event.result.provider;
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    told.error = error;
  }
  return told;
}

const write = (more?: Partial<TextRequest<never>>) => read(runText(request(more)));
const scope = <T>(fn: Parameters<typeof withWorkspace<T>>[1]) => withWorkspace(store.workspace.id, fn);
const attempts = async () =>
  (await scope((tx) => tx.select().from(aiAttempts).orderBy(aiAttempts.key, aiAttempts.position))).map(
    ({ provider, outcome, failure, position }) => ({ position, provider, outcome, failure }),
  );
const usage = () => scope((tx) => tx.select().from(aiUsage).orderBy(aiUsage.id));
const balance = async () =>
  (({ available, held }) => ({ available, held }))(await scope((tx) => readBalance(tx)));

describe("another model is asked", () => {
  it.each([
    [{ kind: "status", status: 429 }, "rateLimit"],
    [{ kind: "status", status: 429, headers: { "retry-after": "30" } }, "rateLimit"],
    [{ kind: "status", status: 402 }, "quota"],
    [{ kind: "status", status: 401 }, "auth"],
    [{ kind: "status", status: 404 }, "rejected"],
    [{ kind: "status", status: 500 }, "provider"],
    [{ kind: "status", status: 503 }, "provider"],
    [{ kind: "malformed" }, "malformed"],
    [{ kind: "text", chunks: [], input: 5, output: 0 }, "empty"],
    [{ kind: "text", chunks: [" ", "\n"], input: 5, output: 2 }, "empty"],
    [{ kind: "unfinished", chunk: "" }, "network"],
    [{ kind: "silent" }, "timeout"],
  ] satisfies [Answer, string][])(
    "after %o, and the rows say who wrote, and who failed",
    async (answer, failure) => {
      if (answer.kind === "silent") groq.setEnv({ AI_FIRST_TOKEN_MS: "200" });
      groq.stub().answer = answer;
      const before = groq.stub().received.length;
      expect(await write()).toEqual({ deltas: ["Another ", "hand."], writer: "openrouter" });
      // Once: the SDK's own retries are off.
      expect(groq.stub().received).toHaveLength(before + 1);
      expect(await attempts()).toEqual([
        { position: 1, provider: "groq", outcome: "failed", failure },
        { position: 2, provider: "openrouter", outcome: "ok", failure: null },
      ]);
      expect(await usage()).toMatchObject([
        { provider: "openrouter", model: "openai/gpt-oss-120b", outcome: "ok", inputTokens: 10, points: 2 },
      ]);
      expect(await balance()).toEqual({ available: 48, held: 0 });
    },
  );

  it("when nobody answers at the address of the first", async () => {
    const gone = await startProviderStub(text);
    await gone.stop();
    groq.setEnv({ GROQ_BASE_URL: gone.url });
    expect((await write()).writer).toBe("openrouter");
    expect((await attempts())[0]).toMatchObject({ provider: "groq", failure: "network" });
  });

  it("until all have failed; then the error is that of the preferred one, and the points are back", async () => {
    groq.stub().answer = { kind: "status", status: 402 };
    openrouter.answer = { kind: "status", status: 500 };
    const { error } = await write();
    expect(error).toMatchObject({ code: "AI_UNAVAILABLE", params: { provider: "groq", reason: "quota" } });
    expect((await attempts()).map(({ failure }) => failure)).toEqual(["quota", "provider"]);
    expect(await usage()).toMatchObject([
      { provider: "groq", outcome: "failed", failure: "quota", points: 0 },
    ]);
    expect(await balance()).toEqual({ available: 50, held: 0 });
  });
});

describe("no other model is asked", () => {
  it.each([
    [{ kind: "cut", chunk: "Soft" }, "network"],
    [{ kind: "error", chunk: "Soft" }, "provider"],
    [{ kind: "unfinished", chunk: "Soft" }, "network"],
    [{ kind: "stall", chunk: "Soft" }, "timeout"],
  ] satisfies [Answer, string][])(
    "once output was delivered, after %o: the error is clear, and the points are back",
    async (answer, reason) => {
      if (answer.kind === "stall") groq.setEnv({ AI_TIMEOUT_MS: "500" });
      groq.stub().answer = answer;
      const before = openrouter.received.length;
      const { deltas, error } = await write();
      expect(deltas).toEqual(["Soft"]);
      expect(error).toMatchObject({ code: "AI_UNAVAILABLE", params: { provider: "groq", reason } });
      expect(openrouter.received).toHaveLength(before);
      expect(await attempts()).toEqual([
        { position: 1, provider: "groq", outcome: "failed", failure: reason },
      ]);
      expect(await balance()).toEqual({ available: 50, held: 0 });
    },
  );

  it("when it is cancelled, or its reader goes away", async () => {
    groq.stub().answer = { kind: "silent" };
    const cancel = new AbortController();
    const arrival = groq.stub().next();
    const ended = write({ signal: cancel.signal });
    await arrival;
    const before = openrouter.received.length;
    cancel.abort();
    expect((await ended).error?.code).toBe("CANCELLED");
    groq.stub().answer = { kind: "stall", chunk: "Soft" };
    for await (const event of runText(request())) if (event.type === "delta") break;
    expect(openrouter.received).toHaveLength(before);
    expect((await attempts()).map(({ outcome }) => outcome)).toEqual(["cancelled", "cancelled"]);
  });
});

describe("Retry-After", () => {
  const asked = () => groq.stub().received.length;

  it.each([
    ["120", 120],
    ["0.5", 1],
    [new Date(1_800_000_120_000).toUTCString(), 120],
    [new Date(1_700_000_000_000).toUTCString(), 0],
    ["soon", undefined],
    ["-3", undefined],
    ["", undefined],
    [undefined, undefined],
  ])("%o means %o seconds", (header, seconds) => {
    expect(retryAfterOf(header, 1_800_000_000_000)).toBe(seconds);
  });

  it.each([["600"], [new Date(Date.now() + 600_000).toUTCString()]])(
    "is obeyed: who says %s is not asked again, and is not what one waits for",
    async (header) => {
      groq.stub().answer = { kind: "status", status: 429, headers: { "retry-after": header } };
      await write();
      const before = asked();
      expect((await write()).writer).toBe("openrouter");
      expect(asked()).toBe(before);
      expect((await attempts()).length).toBe(3);
      groq.setEnv({ OPENROUTER_API_KEY: undefined });
      const { error } = await write();
      expect(error).toMatchObject({
        code: "AI_UNAVAILABLE",
        params: { provider: "groq", reason: "rateLimit" },
      });
      expect(error?.retryAfter).toBeGreaterThan(60);
      expect(error?.retryAfter).toBeLessThanOrEqual(600);
      expect(asked()).toBe(before);
      // Nothing was held for what nobody could write.
      expect(await balance()).toEqual({ available: 46, held: 0 });
    },
  );
});

describe("a model that keeps failing", () => {
  it("is not asked any more, while others are; what says nothing against it does not count", async () => {
    groq.stub().answer = { kind: "status", status: 500 };
    const before = groq.stub().received.length;
    for (let n = 0; n < 8; n++) expect((await write()).writer).toBe("openrouter");
    expect(groq.stub().received).toHaveLength(before + 5);
    expect(modelHealth.stateOf("groq openai/gpt-oss-120b").breaker).toBe("open");
  });
});

describe("a model that was left alone", () => {
  /** Lets so many milliseconds pass, for what looks at the clock. */
  const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const breakIt = async () => {
    groq.stub().answer = { kind: "status", status: 503 };
    for (let n = 0; n < 5; n++) await write();
  };

  it("is tried by one call at a time, while the others ask the next; when that one ends well, by all", async () => {
    await breakIt();
    pass(15_000);
    const { promise: after, resolve: answer } = Promise.withResolvers<void>();
    groq.stub().answer = { ...text, after };
    const arrival = groq.stub().next();
    const before = groq.stub().received.length;
    const probe = write();
    await arrival;
    const others = await Promise.all(Array.from({ length: 10 }, () => write()));
    expect(new Set(others.map(({ writer }) => writer))).toEqual(new Set(["openrouter"]));
    expect(groq.stub().received).toHaveLength(before + 1);
    answer();
    expect((await probe).writer).toBe("groq");
    expect((await write()).writer).toBe("groq");
  });

  it("is left alone for longer when it fails again", async () => {
    await breakIt();
    pass(15_000);
    const before = groq.stub().received.length;
    await write();
    expect(groq.stub().received).toHaveLength(before + 1);
    pass(29_000);
    await write();
    expect(groq.stub().received).toHaveLength(before + 1);
    pass(1_000);
    await write();
    expect(groq.stub().received).toHaveLength(before + 2);
  });

  it("and is the only one, refuses at once, without holding points", async () => {
    await breakIt();
    groq.setEnv({ OPENROUTER_API_KEY: undefined });
    const before = groq.stub().received.length;
    const { available } = await balance();
    const { error } = await write();
    expect(error).toMatchObject({ code: "AI_UNAVAILABLE", params: { provider: "groq", reason: "provider" } });
    expect(error?.retryAfter).toBeLessThanOrEqual(15);
    expect(groq.stub().received).toHaveLength(before);
    expect(await balance()).toEqual({ available, held: 0 });
  });
});

describe("200 texts at once", () => {
  it("on points for 25, with a model that fails now and then, are written exactly 25 times", async () => {
    groq.stub().answer = () =>
      groq.stub().received.length % 3 === 0 ? { kind: "status", status: 500 } : text;
    const runs = await Promise.all(
      Array.from({ length: 200 }, () => write({ points: 2 }).then(({ error }) => error?.code ?? "ok")),
    );
    // 50 points, 25 texts at 2 points.
    expect(runs.filter((run) => run === "ok")).toHaveLength(25);
    expect(runs.filter((run) => run === "INSUFFICIENT_POINTS")).toHaveLength(175);
    expect(await balance()).toEqual({ available: 0, held: 0 });
    expect(await usage()).toHaveLength(25);
  });
});
