import { beforeEach, describe, expect, it } from "vitest";
import type { GenerationEvent } from "@/server/modules/studio/contract";
import { GenerationRuns, type GenerationState } from "./generation-runs";

const delta = (text: string): GenerationEvent => ({ type: "delta", text });
const done = (generationId: string): GenerationEvent => ({
  type: "done",
  generationId,
  available: 48,
  version: {
    number: 1,
    text: "Soft linen.",
    source: "ai",
    provider: "groq",
    model: "m",
    offline: false,
    findings: [],
    template: null,
    createdAt: "2026-01-01T00:00:00.000Z",
  },
});

async function* arriving(...events: (GenerationEvent | Error)[]): AsyncGenerator<GenerationEvent> {
  for (const event of events) {
    if (event instanceof Error) throw event;
    yield event;
  }
}

/** Says one thing, and then nothing until it is stopped; the end of it can be held back. */
function endless(signal: AbortSignal, text: string, mayEnd: Promise<unknown> = Promise.resolve()) {
  return (async function* () {
    yield delta(text);
    await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
    await mayEnd;
    throw new Error("aborted");
  })();
}

let shown: GenerationState[];
let runs: GenerationRuns;
beforeEach(() => {
  shown = [];
  runs = new GenerationRuns((state) => shown.push(state));
});
/** Waits until so much was shown. */
async function seen(count: number) {
  while (shown.length < count) await new Promise((resolve) => setImmediate(resolve));
}

describe("a text that is being written", () => {
  it("is shown as it comes, until it is done", async () => {
    await runs.run(async () => arriving(delta("Soft "), delta("linen."), done("gen_1")));
    expect(shown).toEqual([
      { phase: "writing", text: "" },
      { phase: "writing", text: "Soft " },
      { phase: "writing", text: "Soft linen." },
      { phase: "done", generationId: "gen_1" },
    ]);
  });

  it("comes with what it may say, so that it can be checked meanwhile", async () => {
    const facts = { title: "Shirt", description: "Linen" };
    await runs.run(async () =>
      arriving({ type: "facts", locale: "fa", facts }, delta("Soft "), done("gen_1")),
    );
    expect(shown).toContainEqual({ phase: "writing", text: "Soft ", checked: { facts, locale: "fa" } });
  });

  it("has failed when the stream ends before the text does; what arrived stays", async () => {
    const end = await runs.run(async () => arriving(delta("Soft ")));
    expect(end).toBe("failed");
    expect(shown.at(-1)).toEqual({ phase: "failed", text: "Soft ", problem: undefined });
  });

  it("has failed when the stream breaks, and says what the server said", async () => {
    const problem = { code: "AI_UNAVAILABLE", title: "The writing service did not answer" };
    const told = Object.assign(new Error("failed"), { data: { problem } });
    await runs.run(async () => arriving(delta("Soft "), told));
    expect(shown.at(-1)).toEqual({ phase: "failed", text: "Soft ", problem });
    await runs.run(() => Promise.reject(new TypeError("Failed to fetch")));
    expect(shown.at(-1)).toEqual({ phase: "failed", text: "", problem: undefined });
  });

  it("stays done when the connection breaks right after", async () => {
    expect(await runs.run(async () => arriving(done("gen_1"), new Error("reset")))).toBe("done");
    expect(shown.at(-1)).toEqual({ phase: "done", generationId: "gen_1" });
  });

  it("is stopped on request, and only then", async () => {
    const run = runs.run(async (signal) => endless(signal, "Soft "));
    await seen(2);
    runs.stop();
    expect(await run).toBe("stopped");
    expect(shown.at(-1)).toEqual({ phase: "stopped", text: "Soft " });
  });

  it("stopped before the answer began is stopped too", async () => {
    const run = runs.run(
      (signal) =>
        new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("aborted")))),
    );
    runs.stop();
    await run;
    expect(shown.at(-1)).toEqual({ phase: "stopped", text: "" });
  });
});

describe("a second text", () => {
  it("begun while the first one ends is not covered by what comes late of the first", async () => {
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
    const first = runs.run(async (signal) => endless(signal, "First", mayEnd));
    await seen(2);
    const second = runs.run(async (signal) => endless(signal, "Second"));
    await seen(4);
    end();
    await first;
    expect(shown).toEqual([
      { phase: "writing", text: "" },
      { phase: "writing", text: "First" },
      { phase: "writing", text: "" },
      { phase: "writing", text: "Second" },
    ]);
    runs.stop();
    await second;
    expect(shown.at(-1)).toEqual({ phase: "stopped", text: "Second" });
  });

  it("stops the first", async () => {
    let signalOfFirst: AbortSignal | undefined;
    const first = runs.run(async (signal) => {
      signalOfFirst = signal;
      return endless(signal, "First");
    });
    await seen(2);
    await runs.run(async () => arriving(done("gen_2")));
    await first;
    expect(signalOfFirst?.aborted).toBe(true);
    expect(shown.at(-1)).toEqual({ phase: "done", generationId: "gen_2" });
  });
});
