import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { env, resetEnv } from "@/server/platform/env";
import { type Answer, type Protocol, startProviderStub } from "@/server/testing/provider-stub";
import { streamModel } from "./call";
import type { Provider } from "./contract";
import { CallFailure } from "./failure";
import { WritingBrief } from "./prompts/brief";
import { buildPrompt } from "./prompts/build-prompt";
import { installationKeys } from "./providers";

type Remote = Exclude<Provider, "offline">;

/** What turns each provider on, what it speaks, and how it shows its key. */
const drivers: Record<
  Remote,
  { env: (url: string) => Record<string, string>; protocol: Protocol; key: string }
> = {
  groq: {
    env: (url) => ({ GROQ_API_KEY: "key-1", GROQ_BASE_URL: `${url}/v1` }),
    protocol: "chat",
    key: "authorization",
  },
  openrouter: {
    env: (url) => ({ OPENROUTER_API_KEY: "key-1", OPENROUTER_BASE_URL: `${url}/api/v1` }),
    protocol: "chat",
    key: "authorization",
  },
  openai: {
    env: (url) => ({ OPENAI_API_KEY: "key-1", OPENAI_BASE_URL: `${url}/v1` }),
    protocol: "responses",
    key: "authorization",
  },
  anthropic: {
    env: (url) => ({ ANTHROPIC_API_KEY: "key-1", ANTHROPIC_BASE_URL: `${url}/v1` }),
    protocol: "messages",
    key: "x-api-key",
  },
  google: {
    env: (url) => ({ GOOGLE_API_KEY: "key-1", GOOGLE_BASE_URL: `${url}/v1beta` }),
    protocol: "gemini",
    key: "x-goog-api-key",
  },
  compatible: {
    env: (url) => ({
      OPENAI_COMPATIBLE_API_KEY: "key-1",
      OPENAI_COMPATIBLE_BASE_URL: `${url}/v1`,
      OPENAI_COMPATIBLE_MODEL: "m-1",
    }),
    protocol: "chat",
    key: "authorization",
  },
};

const brief = WritingBrief.parse({
  task: "product_description",
  locale: "en",
  facts: { title: "Ocean Blue Shirt", description: "Cotton." },
});

let stub: Awaited<ReturnType<typeof startProviderStub>>;
const set = new Set<string>();

function setEnv(values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) {
    process.env[name] = value;
    set.add(name);
  }
  resetEnv();
}

beforeAll(async () => {
  stub = await startProviderStub({ kind: "malformed" });
});
afterEach(() => {
  for (const name of set) delete process.env[name];
  set.clear();
  resetEnv();
});
afterAll(() => stub.stop());

function stream(
  provider: Remote,
  signal = new AbortController().signal,
  more: { firstTokenMs?: number } = {},
) {
  const choice = { provider, model: "m-1", temperature: 0.5, maxOutputTokens: 321, ...more };
  const { system, prompt } = buildPrompt(brief);
  const question = { system, messages: [{ role: "user" as const, content: prompt }] };
  const deadline = AbortSignal.timeout(env().AI_TIMEOUT_MS);
  return streamModel(choice, question, installationKeys(), { signal, deadline });
}

async function ask(...args: Parameters<typeof stream>) {
  const chunks: string[] = [];
  const writing = stream(...args);
  let step = await writing.next();
  for (; !step.done; step = await writing.next()) chunks.push(step.value);
  expect(chunks.join("")).toBe(step.value.value);
  return { first: chunks[0], ...step.value };
}

async function failure(provider: Remote, answer: Answer, signal?: AbortSignal): Promise<CallFailure> {
  stub.answer = answer;
  const error: unknown = await ask(provider, signal).then(
    () => new Error("the call succeeded"),
    (e: unknown) => e,
  );
  if (!(error instanceof CallFailure)) throw error;
  return error;
}

describe.each(Object.keys(drivers) as Remote[])("%s", (provider) => {
  const { env: variables, protocol, key } = drivers[provider];
  const text: Answer = {
    kind: "text",
    chunks: ["Soft ", "cotton, ", "deep blue."],
    input: 123,
    cached: 100,
    output: 45,
    reasoning: 30,
  };

  it("is off without its variables and on with them", () => {
    expect(installationKeys().has(provider)).toBe(false);
    setEnv(variables(stub.url));
    expect([...installationKeys().keys()]).toEqual([provider]);
  });

  it("streams the text in the provider's own protocol and counts the tokens", async () => {
    setEnv(variables(stub.url));
    stub.answer = text;
    const arrival = stub.next();
    expect(await ask(provider)).toEqual({
      // What comes soon after it is delivered together.
      first: "Soft ",
      value: "Soft cotton, deep blue.",
      tokens: { input: 123, cached: 100, output: 45, reasoning: 30 },
    });
    const request = await arrival;
    expect(request.protocol).toBe(protocol);
    expect(request.headers[key]).toMatch(/^(Bearer )?key-1$/);
    expect(JSON.stringify([request.path, request.body])).toContain("m-1");
    expect(JSON.stringify(request.body)).toContain("321");
    expect(JSON.stringify(request.body)).toContain("Ocean Blue Shirt");
  });

  it.each([
    [401, "auth"],
    [402, "quota"],
    [403, "auth"],
    [404, "rejected"],
    [429, "rateLimit"],
    [500, "provider"],
    [503, "provider"],
  ])("tells what status %i means, after a single attempt", async (status, kind) => {
    setEnv(variables(stub.url));
    const before = stub.received.length;
    const error = await failure(provider, { kind: "status", status, headers: { "retry-after": "7" } });
    expect({ kind: error.kind, retryAfter: error.retryAfter }).toEqual({ kind, retryAfter: 7 });
    expect(stub.received).toHaveLength(before + 1);
  });

  it.each([
    [{ kind: "malformed" }, "malformed"],
    [{ kind: "cut", chunk: "Soft" }, "network"],
    [{ kind: "error", chunk: "Soft" }, "provider"],
    [{ kind: "text", chunks: [], input: 5, output: 0 }, "empty"],
  ] satisfies [Answer, string][])("does not take %o for a text", async (answer, kind) => {
    setEnv(variables(stub.url));
    expect((await failure(provider, answer)).kind).toBe(kind);
  });

  it("does not take an answer for a text that ended before the protocol's own end", async () => {
    setEnv(variables(stub.url));
    const { kind } = await failure(provider, { kind: "unfinished", chunk: "Soft" });
    // This driver checks more than the others, and calls it unreadable.
    expect(kind).toBe(provider === "compatible" ? "malformed" : "network");
  });

  it("gives up on a provider that falls silent, and closes the connection", async () => {
    setEnv({ ...variables(stub.url), AI_TIMEOUT_MS: "150" });
    const arrival = stub.next();
    expect((await failure(provider, { kind: "stall", chunk: "Soft" })).kind).toBe("timeout");
    await (await arrival).closed;
  });

  it("gives up on a provider that says nothing at all sooner, and waits for one that has begun", async () => {
    setEnv({ ...variables(stub.url), AI_TIMEOUT_MS: "60000", AI_FIRST_TOKEN_MS: "150" });
    const arrival = stub.next();
    expect((await failure(provider, { kind: "silent" })).kind).toBe("timeout");
    await (await arrival).closed;
    const { promise: after, resolve } = Promise.withResolvers<void>();
    stub.answer = { kind: "text", chunks: ["Soft "], rest: ["cotton."], input: 1, output: 1, after };
    const writing = stream(provider, undefined, { firstTokenMs: 600_000 });
    expect(await writing.next()).toMatchObject({ value: "Soft " });
    resolve();
    expect(await writing.next()).toMatchObject({ value: "cotton." });
  });

  it("closes the connection when the caller cancels", async () => {
    setEnv(variables(stub.url));
    const cancel = new AbortController();
    const arrival = stub.next();
    const ended = failure(provider, { kind: "stall", chunk: "Soft" }, cancel.signal);
    const request = await arrival;
    cancel.abort();
    await request.closed;
    expect((await ended).kind).toBe("cancelled");
  });

  it("closes the connection when the reader stops reading", async () => {
    setEnv(variables(stub.url));
    stub.answer = { kind: "stall", chunk: "Soft" };
    const arrival = stub.next();
    for await (const chunk of stream(provider)) {
      expect(chunk).toBe("Soft");
      break;
    }
    await (await arrival).closed;
  });

  it("says so when nobody answers at its address", async () => {
    const gone = await startProviderStub({ kind: "malformed" });
    await gone.stop();
    setEnv(variables(gone.url));
    const error = await ask(provider).catch((e: unknown) => e);
    expect(error).toMatchObject({ kind: "network" });
  });

  it("asks nobody when it was cancelled beforehand", async () => {
    setEnv(variables(stub.url));
    const before = stub.received.length;
    expect((await failure(provider, text, AbortSignal.abort())).kind).toBe("cancelled");
    expect(stub.received).toHaveLength(before);
  });
});
