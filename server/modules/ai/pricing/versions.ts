import { and, asc, desc, eq, getTableColumns, gte, isNull, lte, sql } from "drizzle-orm";
import type { z } from "zod";
import type { ServiceTx } from "@/server/db/service";
import { recordAudit } from "@/server/modules/audit";
import { users } from "@/server/modules/auth";
import { actorId } from "@/server/modules/wallet";
import type { Actor } from "@/server/operations/context";
import { AppError } from "@/server/platform/errors";
import { decodeId } from "@/server/platform/ids";
import { RouteTask } from "../prompts/tasks";
import { namedModels } from "../providers";
import { announcePolicy, loadPolicy } from "../routing/current-policy";
import { modelKey } from "../routing/decide";
import { aiAttempts, aiPrices } from "../schema";
import type { Provider } from "../words";
import type { PriceVersion, SavePriceInput } from "./contract";

/** How many versions of a price are shown, and for how many days a model is remembered that was asked. */
const shown = 50;
const days = 30;

type Row = typeof aiPrices.$inferSelect;
interface Model {
  provider: Provider;
  model: string;
}

const ofModel = ({ provider, model }: Model) =>
  and(eq(aiPrices.provider, provider), eq(aiPrices.model, model));

/** Prices with the names of those who entered them. */
async function named(tx: ServiceTx, rows: Row[]): Promise<PriceVersion[]> {
  const names = new Map<string, string>();
  for (const id of new Set(rows.map(({ setBy }) => setBy))) {
    if (!decodeId("user", id)) continue;
    const [user] = await tx.select({ name: users.name }).from(users).where(eq(users.id, id));
    if (user) names.set(id, user.name);
  }
  return rows.map(({ createdAt: _createdAt, validFrom, ...row }) => ({
    ...row,
    validFrom: validFrom.toISOString(),
    setByName: names.get(row.setBy) ?? null,
  }));
}

/** The price of every model that counts now. */
export async function currentPrices(tx: ServiceTx): Promise<PriceVersion[]> {
  const rows = await tx
    .selectDistinctOn([aiPrices.provider, aiPrices.model], getTableColumns(aiPrices))
    .from(aiPrices)
    .where(lte(aiPrices.validFrom, sql`now()`))
    .orderBy(asc(aiPrices.provider), asc(aiPrices.model), desc(aiPrices.version));
  return named(tx, rows);
}

/** Models that are asked by the routes, or were lately, and whose cost nobody can tell for want of a price. */
export async function unpricedModels(tx: ServiceTx): Promise<Model[]> {
  const { routes, prices } = await loadPolicy(tx);
  const routed = [...routes].flatMap(([task, route]) =>
    route.models.flatMap(({ provider, model }) => {
      const name = model ?? namedModels(RouteTask.parse(task))[provider];
      return name === undefined || provider === "offline" ? [] : [{ provider, model: name }];
    }),
  );
  const asked = await tx
    .selectDistinct({ provider: aiAttempts.provider, model: aiAttempts.model })
    .from(aiAttempts)
    .where(
      and(
        gte(aiAttempts.createdAt, sql`now() - make_interval(days => ${days})`),
        eq(aiAttempts.outcome, "ok"),
        isNull(aiAttempts.costMicros),
      ),
    );
  const found = new Map([...routed, ...asked].map((one) => [modelKey(one.provider, one.model), one]));
  return [...found]
    .filter(([key]) => !prices.has(key))
    .map(([, one]) => one)
    .toSorted((a, b) => modelKey(a.provider, a.model).localeCompare(modelKey(b.provider, b.model)));
}

/** The newest versions of a model's price, newest first. */
export async function priceVersions(tx: ServiceTx, model: Model): Promise<PriceVersion[]> {
  const rows = await tx
    .select()
    .from(aiPrices)
    .where(ofModel(model))
    .orderBy(desc(aiPrices.version))
    .limit(shown);
  return named(tx, rows);
}

/**
 * Makes a new version of a model's price, from now on: calls that ended before keep theirs.
 * @throws AppError WRONG_STATE when another version has come since `basedOn`
 */
export async function addPrice(
  tx: ServiceTx,
  { basedOn, ...price }: z.output<typeof SavePriceInput>,
  actor: Actor,
): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtext('ai_prices ' || ${modelKey(price.provider, price.model)}))`,
  );
  const [current] = await tx
    .select({ version: aiPrices.version })
    .from(aiPrices)
    .where(ofModel(price))
    .orderBy(desc(aiPrices.version))
    .limit(1);
  if ((current?.version ?? 0) !== basedOn) throw new AppError("WRONG_STATE");
  // The moment at which it is entered and not that at which the transaction began, which may have waited.
  const validFrom = sql`clock_timestamp()`;
  await tx.insert(aiPrices).values({ ...price, version: basedOn + 1, setBy: actorId(actor), validFrom });
  const { provider, model, note, ...amounts } = price;
  await recordAudit(tx, {
    actor,
    action: "ai.priceChanged",
    target: modelKey(provider, model),
    details: { version: basedOn + 1, note, ...amounts },
  });
  await announcePolicy(tx);
}
