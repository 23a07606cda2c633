import { desc, lte, sql } from "drizzle-orm";
import type { Tx } from "@/server/db/client";
import { publish, subscribe } from "@/server/db/live";
import { type ServiceTx, withService } from "@/server/db/service";
import { keptFresh } from "@/server/platform/kept-fresh";
import { logger } from "@/server/platform/log";
import { defaultPrices, defaultRoutes } from "../defaults";
import { aiProviderKeys } from "../keys/schema";
import { type Price, priceColumns } from "../prices";
import { aiPrices, aiRoutes } from "../schema";
import { modelKey, type Policy } from "./decide";

const topic = "ai.policy";

/** With the stores that have keys of their own: calls of all others need not look for any. */
interface CurrentPolicy extends Policy {
  withKeys: ReadonlySet<string>;
}

interface Current {
  policy: ReturnType<typeof keptFresh<CurrentPolicy>>;
  listening: boolean;
}

// On globalThis: the framework may load this file more than once.
const shared = globalThis as { __roozAiPolicy?: Current };
shared.__roozAiPolicy ??= {
  // As long may a process that hears nothing go on with a policy that was changed.
  policy: keptFresh(() => withService(loadPolicy), 1000),
  listening: false,
};
const current = shared.__roozAiPolicy;

/** Says, when the transaction commits, that routes, prices or stores' own keys have changed: every process then looks for itself. */
export function announcePolicy(tx: Tx): Promise<void> {
  return publish(tx, topic, {});
}

/**
 * The routes and prices in force, as this process last saw them: a change is heard at once, and looked for each second
 * by a process that does not hear.
 */
export function currentPolicy(): Promise<CurrentPolicy> {
  void listen();
  return current.policy.get();
}

async function listen(): Promise<void> {
  if (current.listening) return;
  current.listening = true;
  try {
    await subscribe([topic], () => current.policy.forget());
  } catch (error) {
    current.listening = false;
    logger("ai").warn({ err: error }, "changes of routes cannot be heard; they are looked for each second");
  }
}

/** The routes and prices as the database has them. A new installation is given what it begins with. */
export async function loadPolicy(tx: ServiceTx): Promise<CurrentPolicy> {
  let routes = await currentRoutes(tx);
  if (defaultRoutes.some(({ task }) => !routes.some((route) => route.task === task))) {
    await enterDefaults();
    routes = await currentRoutes(tx);
  }
  const prices = await tx
    .selectDistinctOn([aiPrices.provider, aiPrices.model], {
      provider: aiPrices.provider,
      model: aiPrices.model,
      ...priceColumns,
    })
    .from(aiPrices)
    .where(lte(aiPrices.validFrom, sql`now()`))
    .orderBy(aiPrices.provider, aiPrices.model, desc(aiPrices.version));
  const keyed = await tx.selectDistinct({ id: aiProviderKeys.workspaceId }).from(aiProviderKeys);
  return {
    withKeys: new Set(keyed.map(({ id }) => id)),
    routes: new Map(routes.map((route) => [route.task, route])),
    prices: new Map<string, Price>(prices.map((price) => [modelKey(price.provider, price.model), price])),
  };
}

/** The newest version of every task's route. */
export function currentRoutes(tx: Tx) {
  return tx.selectDistinctOn([aiRoutes.task]).from(aiRoutes).orderBy(aiRoutes.task, desc(aiRoutes.version));
}

/** Enters what a new installation begins with; what is there stays. */
async function enterDefaults(): Promise<void> {
  await withService(async (tx) => {
    await tx.insert(aiRoutes).values(defaultRoutes).onConflictDoNothing();
    await tx.insert(aiPrices).values(defaultPrices).onConflictDoNothing();
  });
}
