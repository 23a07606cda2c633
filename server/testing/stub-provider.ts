import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { modelHealth } from "@/server/modules/ai/resilience/health";
import { resetEnv } from "@/server/platform/env";
import { type Answer, startProviderStub } from "./provider-stub";

type Stub = Awaited<ReturnType<typeof startProviderStub>>;

/**
 * For the tests of one file: a provider stub in Groq's place, answering `usual` at the start of each test, and a
 * way to set environment variables that ends with the test.
 */
export function stubProvider(usual: Answer) {
  let running: Stub | undefined;
  const before = new Map<string, string | undefined>();

  const setEnv = (values: Record<string, string | undefined>): void => {
    for (const [name, value] of Object.entries(values)) {
      if (!before.has(name)) before.set(name, process.env[name]);
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    resetEnv();
  };
  const stub = (): Stub => {
    if (!running) throw new Error("the stub runs during tests only");
    return running;
  };

  beforeAll(async () => {
    running = await startProviderStub(usual);
  });
  beforeEach(() => {
    stub().answer = usual;
    // What a failure of another test has taught about the stub.
    modelHealth.forget();
    setEnv({ GROQ_API_KEY: "key", GROQ_BASE_URL: stub().url });
  });
  afterEach(() => {
    setEnv(Object.fromEntries(before));
    before.clear();
  });
  afterAll(() => stub().stop());

  /** As on an installation that nobody has given a key. */
  const withoutKeys = () => setEnv({ GROQ_API_KEY: undefined, OPENROUTER_API_KEY: undefined });
  return { stub, setEnv, withoutKeys };
}
