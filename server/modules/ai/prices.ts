import { and, desc, eq, lte, sql } from "drizzle-orm";
import type { Tx } from "@/server/db/client";
import { aiPrices } from "./schema";
import type { Provider } from "./words";

/** A version of a model's price, in micro-dollars per million tokens. */
export interface Price {
  version: number;
  inputMicros: number;
  outputMicros: number;
  /** Of input that was cached, and of output that was thought; null: like the rest. */
  cachedInputMicros: number | null;
  reasoningMicros: number | null;
  /** Micro-dollars for each picture, beside the tokens; null or left out: nothing. */
  imageMicros?: number | null;
}

/** Tokens of a call: the cached ones are part of the input, those of reasoning part of the output. */
export interface Tokens {
  input: number;
  cached: number;
  output: number;
  reasoning: number;
  /** Pictures that were made. */
  images?: number;
}

export const priceColumns = {
  version: aiPrices.version,
  inputMicros: aiPrices.inputMicros,
  outputMicros: aiPrices.outputMicros,
  cachedInputMicros: aiPrices.cachedInputMicros,
  reasoningMicros: aiPrices.reasoningMicros,
  imageMicros: aiPrices.imageMicros,
};

/** The price of a model that is in force now; undefined when nobody has entered one. */
export async function priceOf(tx: Tx, provider: Provider, model: string): Promise<Price | undefined> {
  const [price] = await tx
    .select(priceColumns)
    .from(aiPrices)
    .where(
      and(eq(aiPrices.provider, provider), eq(aiPrices.model, model), lte(aiPrices.validFrom, sql`now()`)),
    )
    .orderBy(desc(aiPrices.version))
    .limit(1);
  return price;
}

/**
 * What a call costs in micro-dollars, rounded half up: tokens x price / 1,000,000, and pictures x price. In whole numbers throughout,
 * so that the figure can be computed again from the usage row and the price's version.
 */
export function costOf(tokens: Tokens, price: Price): number {
  const million = 1_000_000n;
  const part = (count: number, micros: number) => BigInt(count) * BigInt(micros);
  const micros =
    part(tokens.input - tokens.cached, price.inputMicros) +
    part(tokens.cached, price.cachedInputMicros ?? price.inputMicros) +
    part(tokens.output - tokens.reasoning, price.outputMicros) +
    part(tokens.reasoning, price.reasoningMicros ?? price.outputMicros) +
    part(tokens.images ?? 0, price.imageMicros ?? 0) * million;
  return Number((micros + million / 2n) / million);
}
