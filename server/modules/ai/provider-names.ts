import type { Provider } from "./contract";

/** What providers call themselves; the other two have a name in each language. Of its own, to be light in a browser. */
export const providerNames: Partial<Record<string, string>> = {
  groq: "Groq",
  openrouter: "OpenRouter",
  openai: "OpenAI",
  anthropic: "Anthropic",
  google: "Google",
} satisfies Partial<Record<Provider, string>>;
