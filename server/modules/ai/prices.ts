import { and, desc, eq, lte, sql } from "drizzle-orm";
import type { Tx } from "@/server/db/client";
import type { Provider } from "./contract";
import { aiPrices } from "./schema";

interface Price {
  version: number;
  /** Micro-dollars per million tokens. */
  inputMicros: number;
  outputMicros: number;
}

interface Tokens {
  input: number;
  output: number;
}

/** The price of a model that is in force now; undefined when nobody has entered one. */
export async function priceOf(tx: Tx, provider: Provider, model: string): Promise<Price | undefined> {
  const [price] = await tx
    .select({
      version: aiPrices.version,
      inputMicros: aiPrices.inputMicros,
      outputMicros: aiPrices.outputMicros,
    })
    .from(aiPrices)
    .where(
      and(eq(aiPrices.provider, provider), eq(aiPrices.model, model), lte(aiPrices.validFrom, sql`now()`)),
    )
    .orderBy(desc(aiPrices.version))
    .limit(1);
  return price;
}

/**
 * What a call costs in micro-dollars, rounded half up: tokens x price / 1,000,000. In whole numbers throughout,
 * so that the figure can be computed again from the usage row and the price's version.
 */
export function costOf(tokens: Tokens, price: Price): number {
  const million = 1_000_000n;
  const micros =
    BigInt(tokens.input) * BigInt(price.inputMicros) + BigInt(tokens.output) * BigInt(price.outputMicros);
  return Number((micros + million / 2n) / million);
}
