import type { RouteEntry } from "./contract";
import { offlineModel } from "./offline/writer";
import type { RouteTask } from "./prompts/tasks";
import type { aiPrices, aiRoutes } from "./schema";

/** The models that a new installation begins with; from then on the tables count. */

const economical: RouteEntry[] = [
  {
    provider: "groq",
    model: "openai/gpt-oss-120b",
    reasoning: "low",
    temperature: 0.6,
    maxOutputTokens: 4000,
  },
  { provider: "google", model: "gemini-3.1-flash-lite", temperature: 0.6, maxOutputTokens: 4000 },
  { provider: "openai", model: "gpt-5.4-mini", reasoning: "low", maxOutputTokens: 4000 },
  { provider: "anthropic", model: "claude-haiku-4-5", temperature: 0.6, maxOutputTokens: 4000 },
  {
    provider: "openrouter",
    model: "openai/gpt-oss-120b",
    reasoning: "low",
    temperature: 0.6,
    maxOutputTokens: 4000,
  },
  { provider: "compatible", model: null, temperature: 0.6, maxOutputTokens: 4000 },
  { provider: "offline", model: offlineModel },
];

/** A page is copied from, not written about: without any will of its own. */
const reading: RouteEntry[] = economical.map(({ temperature, ...entry }) => ({
  ...entry,
  ...(temperature !== undefined && { temperature: 0 }),
}));

const quality: RouteEntry[] = [
  { provider: "openrouter", model: "anthropic/claude-sonnet-4.6", temperature: 0.7, maxOutputTokens: 6000 },
  { provider: "anthropic", model: "claude-sonnet-4-6", temperature: 0.7, maxOutputTokens: 6000 },
  { provider: "openai", model: "gpt-5.4", reasoning: "low", maxOutputTokens: 6000 },
  { provider: "google", model: "gemini-3.5-flash", temperature: 0.7, maxOutputTokens: 6000 },
  {
    provider: "groq",
    model: "openai/gpt-oss-120b",
    reasoning: "medium",
    temperature: 0.7,
    maxOutputTokens: 6000,
  },
  { provider: "compatible", model: null, temperature: 0.7, maxOutputTokens: 6000 },
  { provider: "offline", model: offlineModel },
];

/** The most tokens of each is that of its largest picture. */
const pictures: RouteEntry[] = [
  { provider: "google", model: "gemini-2.5-flash-image", maxOutputTokens: 3000 },
  { provider: "openai", model: "gpt-image-1.5", maxOutputTokens: 8000 },
  { provider: "compatible", model: null, maxOutputTokens: 8000 },
];

const tiers: Record<RouteTask, { points: number; models: RouteEntry[] }> = {
  product_description: { points: 1, models: economical },
  reviews_analysis: { points: 1, models: economical },
  seo_basic: { points: 1, models: economical },
  chatbot: { points: 1, models: economical },
  page_reading: { points: 1, models: reading },
  ads_copy: { points: 2, models: quality },
  seo_advanced: { points: 2, models: quality },
  strategic_analysis: { points: 2, models: quality },
  picture: { points: 4, models: pictures },
};

export const defaultRoutes: (typeof aiRoutes.$inferInsert)[] = Object.entries(tiers).map(([task, route]) => ({
  task,
  version: 1,
  setBy: "default",
  ...route,
}));

/** List prices in dollars per million tokens (input, output), as the providers published them in autumn 2026. */
const listed: [provider: RouteEntry["provider"], model: string, input: number, output: number][] = [
  ["groq", "openai/gpt-oss-120b", 0.15, 0.6],
  ["google", "gemini-3.1-flash-lite", 0.25, 1.5],
  ["google", "gemini-3.5-flash", 1.5, 9],
  ["google", "gemini-2.5-flash-image", 0.3, 30],
  ["openai", "gpt-image-1.5", 8, 32],
  ["openai", "gpt-5.4-mini", 0.75, 4.5],
  ["openai", "gpt-5.4", 2.5, 15],
  ["anthropic", "claude-haiku-4-5", 1, 5],
  ["anthropic", "claude-sonnet-4-6", 3, 15],
  ["openrouter", "anthropic/claude-sonnet-4.6", 3, 15],
  ["offline", offlineModel, 0, 0],
];

export const defaultPrices: (typeof aiPrices.$inferInsert)[] = listed.map(
  ([provider, model, input, output]) => ({
    provider,
    model,
    version: 1,
    inputMicros: Math.round(input * 1_000_000),
    outputMicros: Math.round(output * 1_000_000),
    validFrom: new Date("2026-01-01T00:00:00Z"),
  }),
);
