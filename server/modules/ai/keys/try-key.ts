import type { Credentials } from "../providers";
import { listers } from "../routing/model-lists";
import type { OwnKeyProvider } from "./contract";

const patienceMs = 6_000;

/**
 * Asks a provider something that costs nothing and needs the key: its models, or where anybody may see those, what it
 * knows of the key (openrouter.ai/docs/api-reference/limits).
 */
export async function tryKey(
  provider: OwnKeyProvider,
  { apiKey, baseUrl }: Credentials,
  signal: AbortSignal,
): Promise<"works" | "refused" | "unreachable"> {
  const { url, headers } = listers[provider];
  try {
    const response = await fetch(provider === "openrouter" ? `${baseUrl}/key` : url(baseUrl), {
      headers: headers(apiKey),
      signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
    });
    await response.body?.cancel();
    if (response.ok) return "works";
    // Google says 400 of a key that it does not know.
    return response.status >= 400 && response.status < 500 && response.status !== 429
      ? "refused"
      : "unreachable";
  } catch {
    return "unreachable";
  }
}
