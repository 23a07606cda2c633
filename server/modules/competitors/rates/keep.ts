import { and, desc, isNotNull, ne, sql } from "drizzle-orm";
import { type WorkspaceTx, withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { env } from "@/server/platform/env";
import { encodeId, type Id } from "@/server/platform/ids";
import { competitorProducts } from "../schema";
import { storeCurrency } from "../store-currency";
import { rateText, readRate } from "./convert";
import { converterFor, dayOf } from "./converter";
import { type DayRates, fetchEcb, rateOf } from "./ecb";
import { exchangeRates } from "./schema";

type NewRate = Pick<typeof exchangeRates.$inferInsert, "base" | "quote" | "day" | "rate" | "source"> & {
  enteredBy?: Id<"user"> | null;
};

/** Keeps a rate; another of the same day and source is replaced. */
export async function keepRate(
  tx: WorkspaceTx,
  workspaceId: Id<"workspace">,
  rate: NewRate,
): Promise<Id<"exchangeRate"> | undefined> {
  const [row] = await tx
    .insert(exchangeRates)
    .values({ ...rate, workspaceId })
    .onConflictDoUpdate({
      target: [
        exchangeRates.workspaceId,
        exchangeRates.base,
        exchangeRates.quote,
        exchangeRates.day,
        exchangeRates.source,
      ],
      set: { rate: rate.rate, enteredBy: rate.enteredBy ?? null },
    })
    .returning({ id: exchangeRates.id });
  return row?.id;
}

/** Rates as they are shown: without the zeros that the database adds. */
export async function listRates(tx: WorkspaceTx, limit: number) {
  const rows = await tx
    .select()
    .from(exchangeRates)
    .orderBy(desc(exchangeRates.day), exchangeRates.base, exchangeRates.source)
    .limit(limit);
  return rows.map(({ id, base, quote, day, rate, source }) => {
    const exact = readRate(rate);
    return { id, base, quote, day, source, rate: (exact && rateText(exact)) ?? rate };
  });
}

/** The currencies of a store's competitors, other than its own. */
async function foreignCurrencies(tx: WorkspaceTx): Promise<{ own: string; foreign: string[] }> {
  const own = await storeCurrency(tx);
  const rows = await tx
    .selectDistinct({ currency: competitorProducts.currency })
    .from(competitorProducts)
    .where(and(isNotNull(competitorProducts.currency), ne(competitorProducts.currency, own)));
  return { own, foreign: rows.flatMap(({ currency }) => currency ?? []) };
}

/** The currencies of offers of which a store knows no rate. */
export async function missingRates(tx: WorkspaceTx): Promise<string[]> {
  const { own, foreign } = await foreignCurrencies(tx);
  const converter = await converterFor(tx, own, foreign);
  const today = dayOf(new Date());
  return foreign.filter((code) => converter.convert(100, code, today) === undefined).sort();
}

/** Keeps for a store what the bank says of the currencies that it needs. */
async function keepForStore(workspaceId: Id<"workspace">, days: readonly DayRates[]): Promise<number> {
  return withWorkspace(workspaceId, async (tx) => {
    const { own, foreign } = await foreignCurrencies(tx);
    let kept = 0;
    for (const rates of days) {
      for (const base of foreign) {
        const rate = rateOf(rates, base, own);
        if (rate === undefined) continue;
        await keepRate(tx, workspaceId, { base, quote: own, day: rates.day, rate, source: "ecb" });
        kept += 1;
      }
    }
    return kept;
  });
}

/** Fetches the day's rates once, and keeps them for each store that watches prices in another currency than its own. */
export async function fetchRates(): Promise<{ stores: number; rates: number }> {
  const url = env().EXCHANGE_RATES_URL;
  if (!url) return { stores: 0, rates: 0 };
  const days = await fetchEcb(url);
  const stores = await withService((tx) =>
    tx.execute<{ id: string }>(sql`
      select w.id from workspaces w where w.closed_at is null and exists (
        select 1 from competitor_products p where p.workspace_id = w.id and p.currency <> w.currency)`),
  );
  let rates = 0;
  for (const { id } of stores) rates += await keepForStore(encodeId("workspace", id), days);
  return { stores: stores.length, rates };
}
