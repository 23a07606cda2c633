import { createAnthropic } from "@ai-sdk/anthropic";
import { createGoogle } from "@ai-sdk/google";
import { createGroq } from "@ai-sdk/groq";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { LanguageModelV4 } from "@ai-sdk/provider";
import { createOpenRouter } from "@openrouter/ai-sdk-provider";
import { type Env, env } from "@/server/platform/env";
import type { OwnKeyProvider } from "./keys/contract";
import { createOfflineWriter } from "./offline/writer";
import type { RouteTask } from "./prompts/tasks";
import { type Provider, providers } from "./words";

/** What a call of a provider needs. */
export interface Credentials {
  /** Many servers of the compatible kind (Ollama, vLLM) need none. */
  apiKey: string | undefined;
  baseUrl: string;
}

/** The providers that can be asked, each with what that needs; the offline writer, which always can, is not among them. */
export type Keys = ReadonlyMap<Provider, Credentials>;

interface CallSettings {
  /** Somebody watches the text come: the offline writer then takes its time, like the others. */
  watched: boolean;
}

type Remote = Exclude<Provider, "offline">;

/** What turns a provider on in the environment. */
const given: Record<Remote, (e: Env) => Credentials | undefined> = {
  groq: (e) => withKey(e.GROQ_API_KEY, e.GROQ_BASE_URL),
  openrouter: (e) => withKey(e.OPENROUTER_API_KEY, e.OPENROUTER_BASE_URL),
  openai: (e) => withKey(e.OPENAI_API_KEY, e.OPENAI_BASE_URL),
  anthropic: (e) => withKey(e.ANTHROPIC_API_KEY, e.ANTHROPIC_BASE_URL),
  google: (e) => withKey(e.GOOGLE_API_KEY, e.GOOGLE_BASE_URL),
  // Of this kind the address and the model's name are what turns it on.
  compatible: ({ OPENAI_COMPATIBLE_BASE_URL: baseUrl, ...e }) =>
    baseUrl && (e.OPENAI_COMPATIBLE_MODEL || e.OPENAI_COMPATIBLE_IMAGE_MODEL)
      ? { apiKey: e.OPENAI_COMPATIBLE_API_KEY, baseUrl }
      : undefined,
};

/** Where the providers are of which a store may bring a key: where the installation itself asks them. */
const addresses: Record<OwnKeyProvider, (e: Env) => string> = {
  groq: (e) => e.GROQ_BASE_URL,
  openrouter: (e) => e.OPENROUTER_BASE_URL,
  openai: (e) => e.OPENAI_BASE_URL,
  anthropic: (e) => e.ANTHROPIC_BASE_URL,
  google: (e) => e.GOOGLE_BASE_URL,
};

/** What a call of a provider with a store's own key needs. */
export const ownCredentials = (provider: OwnKeyProvider, apiKey: string): Credentials => ({
  apiKey,
  baseUrl: addresses[provider](env()),
});

function withKey(apiKey: string | undefined, baseUrl: string): Credentials | undefined {
  return apiKey === undefined ? undefined : { apiKey, baseUrl };
}

const drivers: Record<Remote, (c: Credentials, name: string) => LanguageModelV4> = {
  groq: ({ apiKey, baseUrl }, name) => createGroq({ apiKey, baseURL: baseUrl })(name),
  openrouter: ({ apiKey, baseUrl }, name) =>
    createOpenRouter({ apiKey, baseURL: baseUrl, compatibility: "strict" }).chat(name),
  openai: ({ apiKey, baseUrl }, name) => createOpenAI({ apiKey, baseURL: baseUrl })(name),
  anthropic: ({ apiKey, baseUrl }, name) => createAnthropic({ apiKey, baseURL: baseUrl })(name),
  google: ({ apiKey, baseUrl }, name) => createGoogle({ apiKey, baseURL: baseUrl })(name),
  compatible: ({ apiKey, baseUrl }, name) =>
    createOpenAICompatible({ name: "compatible", apiKey, baseURL: baseUrl, includeUsage: true })(name),
};

/** The keys of the installation, from the environment. Those of stores are in keys/store-keys.ts. */
export function installationKeys(): Keys {
  const e = env();
  const keys = new Map<Provider, Credentials>();
  for (const provider of providers) {
    const credentials = provider === "offline" ? undefined : given[provider](e);
    if (credentials) keys.set(provider, credentials);
  }
  return keys;
}

/** The models that the environment names for providers, for a task. */
export function namedModels(task: RouteTask): Partial<Record<Provider, string>> {
  const { OPENAI_COMPATIBLE_MODEL: writes, OPENAI_COMPATIBLE_IMAGE_MODEL: draws } = env();
  const compatible = task === "picture" ? draws : writes;
  return compatible === undefined ? {} : { compatible };
}

/**
 * A provider's model, ready to be called: the wire format is the driver's affair.
 * @throws RangeError for a provider without a key
 */
export function modelFor(
  keys: Keys,
  provider: Provider,
  name: string,
  settings: CallSettings,
): LanguageModelV4 {
  if (provider === "offline") return createOfflineWriter(settings.watched ? {} : { chunkDelayMs: 0 });
  const credentials = keys.get(provider);
  if (!credentials) throw new RangeError(`no key for ${provider}`);
  return drivers[provider](credentials, name);
}
