import { expect, it } from "vitest";
import type { AdminUsage } from "@/server/modules/ai/contract";
import { byProvider, formatMicros } from "./usage-figures";

const day = (change: Partial<AdminUsage["days"][number]>): AdminUsage["days"][number] => ({
  day: "2026-11-21",
  provider: "groq",
  calls: 1,
  ok: 1,
  failed: 0,
  cancelled: 0,
  points: 0,
  inputTokens: 0,
  outputTokens: 0,
  costMicros: 0,
  unpriced: 0,
  latencyMs: 0,
  ...change,
});

it("writes micro-dollars to the last one", () => {
  expect(formatMicros(0, "en")).toBe("$0.00");
  expect(formatMicros(1, "en")).toBe("$0.000001");
  expect(formatMicros(1_234_567_890_123, "en")).toBe("$1,234,567.890123");
  expect(formatMicros(1_500_000, "en")).toBe("$1.50");
});

it("sums up providers, and weighs the times of days by the calls that ended well", () => {
  const sums = byProvider([
    day({ calls: 4, ok: 3, failed: 1, costMicros: 5, latencyMs: 100 }),
    day({ day: "2026-11-20", calls: 1, ok: 1, costMicros: 2, latencyMs: 500 }),
    day({ provider: "openai", calls: 9, ok: 0, failed: 9 }),
  ]);
  expect(sums).toMatchObject([
    { provider: "openai", calls: 9, failed: 9, latencyMs: null },
    { provider: "groq", calls: 5, failed: 1, costMicros: 7, latencyMs: 200 },
  ]);
});
