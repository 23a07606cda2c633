import type { LanguageModelUsage } from "ai";
import { costOf, type Price } from "./prices";

/** What a call used; null where the provider did not tell. */
export interface TokenCount {
  input: number | null;
  /** Of the input, what the provider had in its cache. */
  cached: number | null;
  output: number | null;
  /** Of the output, what the model thought to itself. */
  reasoning: number | null;
  /** Pictures that were made; left out for texts. */
  images?: number;
}

/** What a model gave, and what it took. */
export interface Given<T> {
  value: T;
  tokens: TokenCount;
}

export const unknownTokens: TokenCount = { input: null, cached: null, output: null, reasoning: null };

/** A part that a provider tells can be no more than the whole that it tells. */
const partOf = (part: number | undefined, whole: number | undefined): number | null =>
  part === undefined ? null : Math.max(0, Math.min(part, whole ?? part));

/** The tokens of a call as the SDK tells them of every provider. */
export function tokensOf(usage: LanguageModelUsage): TokenCount {
  const { inputTokens, outputTokens } = usage;
  return {
    input: inputTokens ?? null,
    cached: partOf(usage.inputTokenDetails?.cacheReadTokens, inputTokens),
    output: outputTokens ?? null,
    reasoning: partOf(usage.outputTokenDetails?.reasoningTokens, outputTokens),
  };
}

const sum = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : a + b);

/** The tokens of two answers of the same model. What only one of them told counts as all that is known. */
export function addTokens(a: TokenCount, b: TokenCount): TokenCount {
  return {
    input: sum(a.input, b.input),
    cached: sum(a.cached, b.cached),
    output: sum(a.output, b.output),
    reasoning: sum(a.reasoning, b.reasoning),
  };
}

/** Tokens and what they cost, as rows keep them; the cost is null where tokens or price are unknown. */
export function pricedTokens(tokens: TokenCount, price: Price | undefined) {
  const { cached, reasoning, images = 0 } = tokens;
  // Who is paid by the picture need not tell tokens.
  const untold = images > 0 && price?.imageMicros != null ? 0 : null;
  const [input, output] = [tokens.input ?? untold, tokens.output ?? untold];
  const counts = {
    images: tokens.images ?? null,
    inputTokens: tokens.input,
    cachedTokens: cached,
    outputTokens: tokens.output,
    reasoningTokens: reasoning,
  };
  if (!price || input === null || output === null) return { ...counts, costMicros: null, priceVersion: null };
  const whole = { input, cached: cached ?? 0, output, reasoning: reasoning ?? 0, images };
  return { ...counts, costMicros: costOf(whole, price), priceVersion: price.version };
}
