import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { holdPoints, readBalance, settleHold } from "@/server/modules/wallet";
import { ledgerHolds } from "@/server/modules/wallet/schema";
import { sweepHolds } from "@/server/modules/wallet/sweep";
import { AppError } from "@/server/platform/errors";
import { errorText } from "@/server/platform/i18n/error-text";
import { locales } from "@/server/platform/i18n/locales";
import type { Answer } from "@/server/testing/provider-stub";
import { createStore } from "@/server/testing/store";
import { stubProvider } from "@/server/testing/stub-provider";
import { textRequest } from "@/server/testing/text-request";
import { costOf } from "./prices";
import { WritingBrief } from "./prompts/brief";
import type { Task } from "./prompts/tasks";
import type { RouteEntry } from "./routing/contract";
import { currentPolicy, loadPolicy } from "./routing/current-policy";
import { addVersion } from "./routing/versions";
import { runText, type TextEvent, type TextRequest } from "./run-text";
import { aiPrices, aiUsage } from "./schema";

type Store = Awaited<ReturnType<typeof createStore>>;

const brief = WritingBrief.parse({
  task: "product_description",
  locale: "en",
  facts: { title: "Ocean Blue Shirt", description: "Cotton." },
});
const text: Answer = { kind: "text", chunks: ["Soft ", "cotton."], input: 1_000, output: 333 };

const provider = stubProvider(text);
let store: Store;

beforeEach(async () => {
  store = await createStore();
});

const request = <T>(more: Partial<TextRequest<T>> = {}) => textRequest(store, brief, more);

async function collect<T>(source: AsyncIterable<TextEvent<T>>): Promise<TextEvent<T>[]> {
  const events: TextEvent<T>[] = [];
  for await (const event of source) events.push(event);
  return events;
}

const errorOf = (work: Promise<unknown>): Promise<AppError> =>
  work.then(
    () => {
      throw new Error("it succeeded");
    },
    (error: unknown) => {
      if (error instanceof AppError) return error;
      throw error;
    },
  );

const usage = () => withWorkspace(store.workspace.id, (tx) => tx.select().from(aiUsage).orderBy(aiUsage.id));
const balance = async () => {
  const { available, held } = await withWorkspace(store.workspace.id, readBalance);
  return { available, held };
};

describe("a text", () => {
  it("is streamed, paid once it is there, and counted to the micro-dollar", async () => {
    const events = await collect(runText(request({ reference: "gen_1" })));
    const model = { provider: "groq", model: "openai/gpt-oss-120b", offline: false, points: 2 };
    expect(events).toEqual([
      { type: "started", ...model },
      { type: "delta", text: "Soft " },
      { type: "delta", text: "cotton." },
      { type: "done", result: { text: "Soft cotton.", ...model }, value: undefined },
    ]);
    expect(await balance()).toEqual({ available: 48, held: 0 });
    const [row, ...more] = await usage();
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      task: "product_description",
      provider: "groq",
      outcome: "ok",
      failure: null,
      points: 2,
      inputTokens: 1_000,
      outputTokens: 333,
      userId: store.user.id,
      reference: "gen_1",
      priceVersion: 1,
      // 1,000 x $0.15 + 333 x $0.60 a million = $0.0003498
      costMicros: 350,
    });
  });

  it("has a cost that follows from its row and the price of its version, also after the price has changed", async () => {
    await collect(runText(request()));
    const [before] = await usage();
    const changed = { provider: "groq" as const, model: "openai/gpt-oss-120b", version: 2 };
    await withService((tx) =>
      tx.insert(aiPrices).values({ ...changed, inputMicros: 7, outputMicros: 9_000_000 }),
    );
    try {
      await collect(runText(request()));
      const rows = await usage();
      expect(rows[0]).toEqual(before);
      expect(rows.map((row) => row.priceVersion)).toEqual([1, 2]);
      const prices = await withService((tx) =>
        tx.select().from(aiPrices).where(eq(aiPrices.model, changed.model)),
      );
      for (const row of rows) {
        const price = prices.find((p) => p.provider === row.provider && p.version === row.priceVersion);
        if (!price) throw new Error("a row without its price");
        const {
          inputTokens: input = null,
          cachedTokens: cached,
          outputTokens: output,
          reasoningTokens,
        } = row;
        if (input === null || output === null) throw new Error("a row without its tokens");
        const tokens = { input, cached: cached ?? 0, output, reasoning: reasoningTokens ?? 0 };
        expect(row.costMicros).toBe(costOf(tokens, price));
      }
    } finally {
      await withService((tx) => tx.delete(aiPrices).where(eq(aiPrices.version, 2)));
    }
  });

  it("that its owner writes down is there exactly if it is paid", async () => {
    const onDone: TextRequest<string>["onDone"] = async (_tx, { text: written }) => written.toUpperCase();
    const events = await collect(runText(request({ onDone })));
    expect(events.at(-1)).toMatchObject({ type: "done", value: "SOFT COTTON." });

    const failing: TextRequest<string>["onDone"] = async (tx) => {
      await settleHold(tx, {
        holdId: (await holdPoints(tx, { amount: 9, key: "x", cause: "operator" })).holdId,
      });
      throw new Error("the disk is full");
    };
    const error = await errorOf(collect(runText(request({ onDone: failing }))));
    expect(error.code).toBe("AI_UNAVAILABLE");
    expect(await balance()).toEqual({ available: 48, held: 0 });
    expect((await usage()).map((row) => [row.outcome, row.failure])).toEqual([
      ["ok", null],
      ["failed", "internal"],
    ]);
  });

  it("costs what its task costs, where nobody says otherwise", async () => {
    const { points: _points, ...rest } = request();
    await collect(runText({ ...rest, brief: { ...brief, task: "ads_copy" } }));
    expect(await balance()).toEqual({ available: 48, held: 0 });
    await collect(runText({ ...rest, key: "another" }));
    expect(await balance()).toEqual({ available: 47, held: 0 });
  });
});

describe("a text that does not come", () => {
  it.each([
    [{ kind: "status", status: 500 }, "provider"],
    [{ kind: "status", status: 401 }, "auth"],
    [{ kind: "status", status: 429, headers: { "retry-after": "3" } }, "rateLimit"],
    [{ kind: "malformed" }, "malformed"],
    [{ kind: "cut", chunk: "Soft" }, "network"],
  ] satisfies [Answer, string][])(
    "costs nothing, and the error says whom to ask: %o",
    async (answer, kind) => {
      provider.stub().answer = answer;
      const failed: string[] = [];
      const onFailed: TextRequest<never>["onFailed"] = async (_tx, error) => {
        failed.push(error.code);
      };
      const error = await errorOf(collect(runText(request({ onFailed }))));
      expect(error).toMatchObject({ code: "AI_UNAVAILABLE", params: { provider: "groq", reason: kind } });
      for (const locale of locales) {
        expect(errorText(locale, error.code, error.params).detail).toMatch(/Groq/);
      }
      expect(error.retryAfter).toBe(kind === "rateLimit" ? 3 : undefined);
      expect(failed).toEqual(["AI_UNAVAILABLE"]);
      expect(await balance()).toEqual({ available: 50, held: 0 });
      expect(await usage()).toMatchObject([
        {
          outcome: "failed",
          failure: kind,
          points: 0,
          inputTokens: null,
          costMicros: null,
          priceVersion: null,
        },
      ]);
    },
  );

  it("is not covered up by the offline writer", async () => {
    provider.stub().answer = { kind: "status", status: 500 };
    const deltas: string[] = [];
    const read = async () => {
      for await (const event of runText(request())) if (event.type === "delta") deltas.push(event.text);
    };
    await errorOf(read());
    expect(deltas).toEqual([]);
  });

  it("in time is given up, and the provider's connection is closed", async () => {
    provider.setEnv({ AI_TIMEOUT_MS: "150" });
    provider.stub().answer = { kind: "stall", chunk: "Soft" };
    const arrival = provider.stub().next();
    const error = await errorOf(collect(runText(request())));
    expect(error.code).toBe("AI_UNAVAILABLE");
    await (await arrival).closed;
    expect(await usage()).toMatchObject([{ outcome: "failed", failure: "timeout" }]);
  });

  it("because it was cancelled costs nothing, and the provider's connection is closed", async () => {
    provider.stub().answer = { kind: "stall", chunk: "Soft" };
    const cancel = new AbortController();
    const arrival = provider.stub().next();
    const ended = errorOf(collect(runText(request({ signal: cancel.signal }))));
    const received = await arrival;
    cancel.abort();
    await received.closed;
    expect((await ended).code).toBe("CANCELLED");
    expect(await balance()).toEqual({ available: 50, held: 0 });
    expect(await usage()).toMatchObject([{ outcome: "cancelled", failure: null, points: 0 }]);
  });

  it("because its reader went away costs nothing either", async () => {
    provider.stub().answer = { kind: "stall", chunk: "Soft" };
    const arrival = provider.stub().next();
    for await (const event of runText(request())) {
      if (event.type === "delta") break;
    }
    await (await arrival).closed;
    expect(await balance()).toEqual({ available: 50, held: 0 });
    expect(await usage()).toMatchObject([{ outcome: "cancelled" }]);
  });

  it("because this process died costs nothing: the sweep gives the points back, and a late end finds them gone", async () => {
    const late = request();
    const writing = runText(late);
    expect((await writing.next()).value).toMatchObject({ type: "started" });
    const past = new Date(Date.now() - 1);
    await withWorkspace(store.workspace.id, (tx) => tx.update(ledgerHolds).set({ expiresAt: past }));
    await sweepHolds();
    expect(await balance()).toEqual({ available: 50, held: 0 });
    await errorOf(collect(writing));
    expect(await balance()).toEqual({ available: 50, held: 0 });
    expect(await usage()).toMatchObject([{ key: late.key, outcome: "failed", points: 0 }]);
  });
});

describe("a key", () => {
  it("stands for one attempt: used again, it asks no model", async () => {
    const once = request({ key: "attempt-1" });
    await collect(runText(once));
    const before = provider.stub().received.length;
    expect((await errorOf(collect(runText(once)))).code).toBe("IDEMPOTENCY_IN_PROGRESS");
    expect(provider.stub().received).toHaveLength(before);
    expect(await balance()).toEqual({ available: 48, held: 0 });
  });
});

describe("200 texts at once", () => {
  it.each([0, 1, 24, 25])(
    "are written exactly %i times where the points are for that many",
    async (affords) => {
      await withWorkspace(store.workspace.id, async (tx) => {
        const spare = 50 - affords * 2;
        if (spare > 0) {
          await settleHold(tx, await holdPoints(tx, { amount: spare, key: "spare", cause: "operator" }));
        }
      });
      const before = provider.stub().received.length;
      const outcomes = await Promise.all(
        Array.from({ length: 200 }, () =>
          collect(runText(request())).then(
            () => "ok",
            (error: unknown) => (error instanceof AppError ? error.code : String(error)),
          ),
        ),
      );
      expect(outcomes.filter((outcome) => outcome === "ok")).toHaveLength(affords);
      expect(outcomes.filter((outcome) => outcome === "INSUFFICIENT_POINTS")).toHaveLength(200 - affords);
      expect(provider.stub().received).toHaveLength(before + affords);
      expect(await balance()).toEqual({ available: 0, held: 0 });
      expect(await usage()).toHaveLength(affords);
    },
  );
});

describe("the route", () => {
  /** Gives a task another route for the rest of a test, known to this process. */
  async function routeOf(task: Task, models: RouteEntry[]): Promise<void> {
    const change = async (models: RouteEntry[], points: number) => {
      const basedOn = (await withService(loadPolicy)).routes.get(task)?.version ?? 0;
      const route = { task, models, points, ceilingMicros: null, note: "test", restoredFrom: null };
      await withService((tx) => addVersion(tx, { ...route, basedOn, actor: store.actor }));
      await expect.poll(async () => (await currentPolicy()).routes.get(task)?.version).toBe(basedOn + 1);
    };
    const before = (await withService(loadPolicy)).routes.get(task);
    if (!before) throw new Error(`no route for ${task}`);
    onTestFinished(() => change([...before.models], before.points));
    await change(models, 5);
  }

  it("prefers the provider of the task, and takes another that has a key where that one has none", async () => {
    const started = async (task: "seo_basic" | "ads_copy") => {
      const [first] = await collect(runText(request({ brief: { ...brief, task } })));
      return first?.type === "started" ? `${first.provider} ${first.model}` : first?.type;
    };
    expect(await started("ads_copy")).toBe("groq openai/gpt-oss-120b");
    provider.setEnv({ OPENROUTER_API_KEY: "key", OPENROUTER_BASE_URL: provider.stub().url });
    expect(await started("seo_basic")).toBe("groq openai/gpt-oss-120b");
    expect(await started("ads_copy")).toBe("openrouter anthropic/claude-sonnet-4.6");
  });

  it("is data: a new version counts from the next call on", async () => {
    await collect(runText(request()));
    await routeOf("product_description", [{ provider: "groq", model: "another/model", maxOutputTokens: 77 }]);
    const arrival = provider.stub().next();
    const { points: _points, ...rest } = request();
    await collect(runText(rest));
    expect((await arrival).body).toMatchObject({ model: "another/model" });
    expect(await balance()).toEqual({ available: 43, held: 0 });
    const [, row] = await usage();
    expect(row).toMatchObject({
      model: "another/model",
      costMicros: null,
      priceVersion: null,
      inputTokens: 1_000,
    });
  });

  it("leads to the offline writer where no provider has a key, at no cost but points", async () => {
    provider.withoutKeys();
    const events = await collect(runText(request()));
    expect(events[0]).toMatchObject({ type: "started", provider: "offline", offline: true });
    const done = events.at(-1);
    expect(done?.type === "done" && done.result.text).toContain("Ocean Blue Shirt");
    expect(await usage()).toMatchObject([{ provider: "offline", outcome: "ok", costMicros: 0, points: 2 }]);
  });

  it("says that there is nobody to ask, and takes no points, where its providers have no key", async () => {
    await collect(runText(request()));
    await routeOf("chatbot", [{ provider: "anthropic", model: "claude", maxOutputTokens: 99 }]);
    const error = await errorOf(collect(runText(request({ brief: { ...brief, task: "chatbot" } }))));
    expect(error).toMatchObject({
      code: "AI_UNAVAILABLE",
      params: { provider: "anthropic", reason: "missing" },
    });
    expect(await balance()).toEqual({ available: 48, held: 0 });
  });
});
