import { and, desc, gt, gte, inArray, lt } from "drizzle-orm";
import { type ServiceTx, withService } from "@/server/db/service";
import { workspaces } from "@/server/db/tenant";
import { effectOnce, emit } from "@/server/jobs";
import { type Cause, settledHolds } from "@/server/modules/wallet";
import type { Id } from "@/server/platform/ids";
import { reconciliationDiffers } from "../events";
import { aiUsage } from "../schema";
import type { Difference, Reconciliation } from "./contract";
import { aiReconciliations } from "./schema";

const dayMs = 86_400_000;
/** Both sides of a call are written by one transaction; this much apart they may still be dated. */
const slackMs = 3_600_000;
/** How many days are shown. */
const shown = 14;

/** What is paid without a model. */
const withoutModel: readonly Cause[] = [
  "operator",
  "correction",
  "image-enhancement",
  "video-thumbnail",
  // Paid by the page; the calls of models that read them take no points by themselves.
  "competitor-analysis",
];

interface Side {
  workspaceId: Id<"workspace">;
  key: string;
  points: number;
  at: Date;
}

const keyOf = ({ workspaceId, key }: Side) => `${workspaceId} ${key}`;

/** Compares what the usage says of a day's calls with what the wallets say, call by call, by store. */
function compare(usage: readonly Side[], wallet: readonly Side[], from: Date, to: Date) {
  const pairs = new Map<string, { usage?: Side; wallet?: Side }>();
  for (const side of usage) pairs.set(keyOf(side), { usage: side });
  for (const side of wallet) pairs.set(keyOf(side), { ...pairs.get(keyOf(side)), wallet: side });
  const differences = new Map<Id<"workspace">, Difference>();
  let calls = 0;
  for (const { usage: used, wallet: paid } of pairs.values()) {
    const side = used ?? paid;
    if (!side || side.at < from || side.at >= to) continue;
    calls += 1;
    const [usagePoints, walletPoints] = [used?.points ?? 0, paid?.points ?? 0];
    if (usagePoints === walletPoints) continue;
    const { workspaceId } = side;
    const sum = differences.get(workspaceId) ?? { workspaceId, calls: 0, usagePoints: 0, walletPoints: 0 };
    differences.set(workspaceId, {
      workspaceId,
      calls: sum.calls + 1,
      usagePoints: sum.usagePoints + usagePoints,
      walletPoints: sum.walletPoints + walletPoints,
    });
  }
  return { calls, differences: [...differences.values()] };
}

/** Looks at a day (UTC), keeps what was found, and has the admins told of differences, once for each finding. */
async function reconcileDay(tx: ServiceTx, from: Date): Promise<number> {
  const to = new Date(from.getTime() + dayMs);
  const [first, last] = [new Date(from.getTime() - slackMs), new Date(to.getTime() + slackMs)];
  const usage = await tx
    .select({
      workspaceId: aiUsage.workspaceId,
      key: aiUsage.key,
      points: aiUsage.points,
      at: aiUsage.createdAt,
    })
    .from(aiUsage)
    .where(and(gte(aiUsage.createdAt, first), lt(aiUsage.createdAt, last), gt(aiUsage.points, 0)));
  const wallet = await settledHolds(tx, first, last, withoutModel);
  const found = compare(usage, wallet, from, to);
  const day = from.toISOString().slice(0, 10);
  const row = { ...found, checkedAt: new Date() };
  await tx
    .insert(aiReconciliations)
    .values({ day, ...row })
    .onConflictDoUpdate({ target: aiReconciliations.day, set: row });
  const stores = found.differences.length;
  if (stores > 0) {
    const points = found.differences.reduce(
      (sum, one) => sum + Math.abs(one.usagePoints - one.walletPoints),
      0,
    );
    await effectOnce(tx, `ai:reconcile:${day}:${stores}:${points}`, () =>
      emit(tx, reconciliationDiffers.create({ day, stores })),
    );
  }
  return stores;
}

/**
 * Compares the points of all stores' calls with their wallets, for the last two whole days (UTC).
 * @returns how many stores differ, over both
 */
export async function reconcile(now: Date): Promise<number> {
  const today = Math.floor(now.getTime() / dayMs) * dayMs;
  let stores = 0;
  for (const ago of [2, 1]) {
    const from = new Date(today - ago * dayMs);
    stores += await withService((tx) => reconcileDay(tx, from));
  }
  return stores;
}

/** What was found of the last days, newest first. */
export async function reconciliations(tx: ServiceTx): Promise<Reconciliation[]> {
  const rows = await tx.select().from(aiReconciliations).orderBy(desc(aiReconciliations.day)).limit(shown);
  const ids = [...new Set(rows.flatMap((row) => row.differences.map((one) => one.workspaceId)))];
  const stores = await tx
    .select({ id: workspaces.id, name: workspaces.name })
    .from(workspaces)
    .where(inArray(workspaces.id, ids));
  const names = new Map(stores.map(({ id, name }) => [id, name]));
  return rows.map(({ checkedAt, differences, ...row }) => ({
    ...row,
    differences: differences.map((one) => ({ ...one, store: names.get(one.workspaceId) ?? null })),
    checkedAt: checkedAt.toISOString(),
  }));
}
