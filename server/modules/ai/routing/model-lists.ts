import { z } from "zod";
import { logger } from "@/server/platform/log";
import type { Credentials, Keys } from "../providers";
import type { Provider } from "../words";

/** How long a provider may take to list its models, and how long its list is believed, in milliseconds. */
const patienceMs = 4_000;
const believedMs = 5 * 60_000;

interface Lister {
  url: (baseUrl: string) => string;
  headers: (apiKey: string | undefined) => Record<string, string>;
  names: (body: unknown) => string[];
}

const Listed = z.object({ data: z.array(z.object({ id: z.string() })) });

/** platform.openai.com/docs/api-reference/models/list; Groq, OpenRouter, Ollama and vLLM speak the same. */
const openAi: Lister = {
  url: (baseUrl) => `${baseUrl}/models`,
  headers: (apiKey): Record<string, string> => (apiKey ? { authorization: `Bearer ${apiKey}` } : {}),
  names: (body) => Listed.parse(body).data.map(({ id }) => id),
};

/** How the providers are asked for their models. */
export const listers: Record<Exclude<Provider, "offline">, Lister> = {
  groq: openAi,
  openrouter: openAi,
  openai: openAi,
  compatible: openAi,
  // docs.anthropic.com/en/api/models-list
  anthropic: {
    ...openAi,
    url: (baseUrl) => `${baseUrl}/models?limit=1000`,
    headers: (apiKey) => ({ "x-api-key": apiKey ?? "", "anthropic-version": "2023-06-01" }),
  },
  // ai.google.dev/api/models#method:-models.list
  google: {
    url: (baseUrl) => `${baseUrl}/models?pageSize=1000`,
    headers: (apiKey) => ({ "x-goog-api-key": apiKey ?? "" }),
    names: (body) =>
      z
        .object({ models: z.array(z.object({ name: z.string() })) })
        .parse(body)
        .models.map(({ name }) => name.replace(/^models\//, "")),
  },
};

const believed = new Map<string, { at: number; names: string[] }>();

/**
 * The models that a provider says it has, at most five minutes ago; null where it has no key, or does not say.
 * The address is the operator's own, from the environment.
 */
export async function modelsOf(keys: Keys, provider: Provider): Promise<string[] | null> {
  const credentials = keys.get(provider);
  if (provider === "offline" || !credentials) return null;
  const { baseUrl, apiKey } = credentials;
  // Another key may open other models.
  const of = `${provider} ${baseUrl} ${apiKey ?? ""}`;
  const known = believed.get(of);
  if (known && performance.now() - known.at < believedMs) return known.names;
  const names = await ask(provider, credentials);
  if (names) believed.set(of, { at: performance.now(), names });
  return names;
}

async function ask(provider: Exclude<Provider, "offline">, { baseUrl, apiKey }: Credentials) {
  const { url, headers, names } = listers[provider];
  try {
    const response = await fetch(url(baseUrl), {
      headers: headers(apiKey),
      signal: AbortSignal.timeout(patienceMs),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return names(await response.json()).toSorted();
  } catch (error) {
    logger("ai").warn({ err: error, provider }, "a provider did not list its models");
    return null;
  }
}
