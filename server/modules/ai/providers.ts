import { createAnthropic } from "@ai-sdk/anthropic";
import { createGoogle } from "@ai-sdk/google";
import { createGroq } from "@ai-sdk/groq";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { LanguageModelV4 } from "@ai-sdk/provider";
import { createOpenRouter } from "@openrouter/ai-sdk-provider";
import { type Env, env } from "@/server/platform/env";
import type { Provider } from "./contract";
import { createOfflineWriter } from "./offline/writer";
import { providers } from "./words";

interface CallSettings {
  /** Somebody watches the text come: the offline writer then takes its time, like the others. */
  watched: boolean;
}

interface Driver {
  /** Whether the environment has what a call needs. */
  ready(e: Env): boolean;
  model(e: Env, name: string, settings: CallSettings): LanguageModelV4;
}

const drivers: Record<Provider, Driver> = {
  groq: {
    ready: (e) => e.GROQ_API_KEY !== undefined,
    model: (e, name) => createGroq({ apiKey: e.GROQ_API_KEY, baseURL: e.GROQ_BASE_URL })(name),
  },
  openrouter: {
    ready: (e) => e.OPENROUTER_API_KEY !== undefined,
    model: (e, name) =>
      createOpenRouter({
        apiKey: e.OPENROUTER_API_KEY,
        baseURL: e.OPENROUTER_BASE_URL,
        compatibility: "strict",
      }).chat(name),
  },
  openai: {
    ready: (e) => e.OPENAI_API_KEY !== undefined,
    model: (e, name) => createOpenAI({ apiKey: e.OPENAI_API_KEY, baseURL: e.OPENAI_BASE_URL })(name),
  },
  anthropic: {
    ready: (e) => e.ANTHROPIC_API_KEY !== undefined,
    model: (e, name) => createAnthropic({ apiKey: e.ANTHROPIC_API_KEY, baseURL: e.ANTHROPIC_BASE_URL })(name),
  },
  google: {
    ready: (e) => e.GOOGLE_API_KEY !== undefined,
    model: (e, name) => createGoogle({ apiKey: e.GOOGLE_API_KEY, baseURL: e.GOOGLE_BASE_URL })(name),
  },
  // Many servers of this kind (Ollama, vLLM) need no key: the address and the model's name are what turns it on.
  compatible: {
    ready: (e) => e.OPENAI_COMPATIBLE_BASE_URL !== undefined && e.OPENAI_COMPATIBLE_MODEL !== undefined,
    model: (e, name) =>
      createOpenAICompatible({
        name: "compatible",
        apiKey: e.OPENAI_COMPATIBLE_API_KEY,
        baseURL: e.OPENAI_COMPATIBLE_BASE_URL ?? "",
        includeUsage: true,
      })(name),
  },
  offline: {
    ready: () => true,
    model: (_e, _name, { watched }) => createOfflineWriter(watched ? {} : { chunkDelayMs: 0 }),
  },
};

/** Whether calls to a provider are set up. */
export function isConfigured(provider: Provider): boolean {
  return drivers[provider].ready(env());
}

/** The providers that are set up, without the writer that always is. */
export function providersWithKeys(): Provider[] {
  return providers.filter((provider) => provider !== "offline" && isConfigured(provider));
}

/** The model that the environment names for a provider, where it does. */
export function modelName(provider: Provider): string | undefined {
  return provider === "compatible" ? env().OPENAI_COMPATIBLE_MODEL : undefined;
}

/** A provider's model, ready to be called: the wire format is the driver's affair. */
export function modelFor(provider: Provider, name: string, settings: CallSettings): LanguageModelV4 {
  return drivers[provider].model(env(), name, settings);
}
