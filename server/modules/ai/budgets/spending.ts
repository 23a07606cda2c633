import { sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { currentWorkspace } from "@/server/db/tenant";
import { emit } from "@/server/jobs";
import { AppError } from "@/server/platform/errors";
import { type Id, newUuid } from "@/server/platform/ids";
import { budgetReached } from "../events";
import { reachedPercent } from "./thresholds";

/** The months in which a call counts: in its store's timezone, and in UTC where the installation pays for it. */
export interface Months {
  storeMonth: string;
  installationMonth: string | null;
}

type Scope = "store" | "installation";

interface Row extends Record<string, unknown> {
  scope: Scope;
  month: string;
  spent: string;
  reserved: string;
  alerted: number;
  /** Of the store. */
  limit: string | null;
}

const figures = sql`s.scope, s.month, s.spent_micros as spent, s.reserved_micros as reserved, s.alerted,
  (select b.limit_micros from ai_budgets b where b.workspace_id = s.workspace_id) as limit`;

/** The month that runs, of the store's timezone or of UTC. */
const monthOf = (scope: ReturnType<typeof sql>) =>
  sql`to_char(now() at time zone (case ${scope} when 'store' then w.timezone else 'UTC' end), 'YYYY-MM')`;

interface Budget {
  scope: Scope;
  limit: number | null;
  spent: number;
  /** With what is asked for. */
  reserved: number;
}

/** Refuses a call that could bring a budget above its limit. @throws AppError BUDGET_EXCEEDED */
function demand({ scope, limit, spent, reserved }: Budget, micros: number): void {
  if (limit === null || spent + reserved <= limit) return;
  // It would fit if the calls that run now had ended: what they do not use is free again in a moment.
  const busy = spent + micros <= limit;
  throw new AppError("BUDGET_EXCEEDED", {
    params: { budget: scope, reason: busy ? "busy" : scope },
    retryAfter: busy ? 5 : undefined,
  });
}

/**
 * Sets aside the most that a call can cost, in the store's budget and in the sum of the installation. Whoever asks at
 * the same time waits for the row until this transaction has ended.
 * @param ownKey the store pays the provider itself: the installation's budget is not touched
 * @throws AppError BUDGET_EXCEEDED when the store's budget does not allow it
 */
export async function setAside(tx: WorkspaceTx, micros: number, ownKey: boolean): Promise<Months> {
  // Rows are locked in the order of their scope, here and where calls end.
  const rows = await tx.execute<Row>(sql`
    insert into ai_spending as s (id, workspace_id, scope, month, reserved_micros)
    select v.id, w.id, v.scope, ${monthOf(sql`v.scope`)}, ${micros}
    from workspaces w
      cross join (values (${newUuid()}::uuid, 'installation'), (${newUuid()}::uuid, 'store')) as v (id, scope)
    where w.id = ${currentWorkspace} and (v.scope = 'store' or not ${ownKey}::boolean)
    order by v.scope
    on conflict (month, scope, workspace_id) do update set reserved_micros = s.reserved_micros + excluded.reserved_micros
    returning ${figures}`);
  const store = rows.find(({ scope }) => scope === "store");
  if (!store) throw new Error("a call of a store that is not there");
  demand(budgetOf(store), micros);
  const installation = rows.find(({ scope }) => scope === "installation");
  return { storeMonth: store.month, installationMonth: installation?.month ?? null };
}

/** Sets more aside for a call that runs. @throws AppError BUDGET_EXCEEDED */
export async function setAsideMore(
  tx: WorkspaceTx,
  months: Months,
  more: number,
  whole: number,
): Promise<void> {
  const rows = await change(tx, months, sql`reserved_micros = s.reserved_micros + ${more}`);
  const store = rows.find(({ scope }) => scope === "store");
  if (store) demand(budgetOf(store), whole);
}

/**
 * Demands that the calls of all stores fit the installation's budget, with what this transaction has set aside. One
 * transaction after the other looks, so that no two are let in for the same money: this comes last in it.
 * @throws AppError BUDGET_EXCEEDED
 */
export async function demandInstallation(
  tx: WorkspaceTx,
  { installationMonth }: Months,
  micros: number,
  limit: number | null,
): Promise<void> {
  if (limit === null || installationMonth === null) return;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('ai installation budget'))`);
  const [sums] = await tx.execute<{ spent: string; reserved: string }>(
    sql`select spent, reserved from installation_spending(${installationMonth})`,
  );
  const { spent, reserved } = sums ?? { spent: 0, reserved: 0 };
  demand({ scope: "installation", limit, spent: Number(spent), reserved: Number(reserved) }, micros);
}

/**
 * Ends what was set aside for a call, and counts what it cost, in the transaction that closes the call. The store's
 * people are told when that brings them to a threshold of their budget, once for each in a month.
 */
export async function settle(
  tx: WorkspaceTx,
  workspaceId: Id<"workspace">,
  reserved: Months & { micros: number },
  costMicros: number,
): Promise<void> {
  const rows = await change(
    tx,
    reserved,
    sql`reserved_micros = s.reserved_micros - ${reserved.micros}, spent_micros = s.spent_micros + ${costMicros}`,
  );
  const store = rows.find(({ scope }) => scope === "store");
  if (!store || store.limit === null) return;
  const limitMicros = Number(store.limit);
  const percent = reachedPercent(Number(store.spent), limitMicros);
  if (percent <= store.alerted) return;
  await change(tx, { ...reserved, installationMonth: null }, sql`alerted = ${percent}`);
  await emit(tx, budgetReached.create({ workspaceId, month: store.month, percent, limitMicros }));
}

/**
 * Notes that a call was refused because the store's budget is used up, though nothing says 100 %: a rest is left that
 * is too small for any call. It is told of once in a month.
 */
export async function noteUsedUp(tx: WorkspaceTx, workspaceId: Id<"workspace">): Promise<void> {
  const [row] = await tx.execute<Row>(sql`
    insert into ai_spending as s (id, workspace_id, scope, month, alerted)
    select ${newUuid()}::uuid, w.id, 'store', ${monthOf(sql`'store'`)}, 100
    from workspaces w where w.id = ${currentWorkspace}
    on conflict (month, scope, workspace_id) do update set alerted = 100 where s.alerted < 100
    returning ${figures}`);
  if (!row || row.limit === null) return;
  const { month, limit } = row;
  await emit(tx, budgetReached.create({ workspaceId, month, percent: 100, limitMicros: Number(limit) }));
}

function budgetOf({ scope, limit, spent, reserved }: Row): Budget {
  return {
    scope,
    limit: limit === null ? null : Number(limit),
    spent: Number(spent),
    reserved: Number(reserved),
  };
}

function change(tx: WorkspaceTx, { storeMonth, installationMonth }: Months, set: ReturnType<typeof sql>) {
  return tx.execute<Row>(sql`
    with mine as (
      select id from ai_spending
      where workspace_id = ${currentWorkspace}
        and ((scope = 'store' and month = ${storeMonth}) or (scope = 'installation' and month = ${installationMonth}))
      order by scope for update)
    update ai_spending s set ${set} from mine where s.id = mine.id
    returning ${figures}`);
}
