import { sql } from "drizzle-orm";
import postgres from "postgres";
import { expect, it } from "vitest";
import { withWorkspace } from "@/server/db/client";
import { LedgerWalk, randomFrom } from "@/server/testing/ledger-walk";
import { proofSize } from "@/server/testing/proof-size";
import { createStore } from "@/server/testing/store";
import { ensureWallet } from "./account";

const operations = proofSize(100_000, 8_000);
const stores = 4;
const perTransaction = 20;
const perFlight = 10;
/** A wallet of its own beside the points, which must not mix with it. */
const unit = "tokens";

/** What autovacuum does in a database that lives longer than a minute: without it, plans are guesses. */
async function analyse(): Promise<void> {
  const owner = postgres(process.env.TEST_DATABASE_OWNER_URL ?? "", { max: 1 });
  await owner`analyze`;
  await owner.end();
}

async function live(walk: LedgerWalk, analyses: boolean): Promise<void> {
  const { workspace } = await createStore();
  await withWorkspace(workspace.id, (tx) => ensureWallet(tx, unit));
  const transactions = operations / stores / perTransaction;
  for (let done = 0; done < transactions; done++) {
    await withWorkspace(workspace.id, async (tx) => {
      for (let i = 0; i < perTransaction; i += perFlight) await walk.operate(tx, perFlight);
      if (done % 50 === 0 || done === transactions - 1) await walk.compare(tx);
    });
    if (analyses && (done === 25 || done === 250)) await analyse();
  }
  await withWorkspace(workspace.id, async (tx) => {
    const wrong = await tx.execute(sql`
      select a.kind from ledger_accounts a left join ledger_entries e on e.account_id = a.id
      group by a.id having a.balance <> coalesce(sum(e.amount), 0)`);
    expect([...wrong]).toEqual([]);
    const history = await tx.execute(sql`
      select id from (
        select *, lag(available_after, 1, 0::bigint) over w as available_before, lag(held_after, 1, 0::bigint) over w as held_before
        from ledger_movements where unit = ${unit} window w as (order by id)
      ) m
      where available_after <> available_before + available_change or held_after <> held_before + held_change
        or available_after < 0 or held_after < 0`);
    expect([...history]).toEqual([]);
  });
}

/** The walk is worth nothing if it never gets there: each of these must have happened often. */
const musts = [
  "grant ok",
  "grant CONFLICT",
  "hold ok",
  "hold INSUFFICIENT_POINTS",
  "hold CONFLICT",
  "settle ok",
  "settle CONFLICT",
  "settle WRONG_STATE",
  "release ok",
  "release WRONG_STATE",
  "expire ok",
  "reverse grant ok",
  "reverse grant INSUFFICIENT_POINTS",
  "reverse grant WRONG_STATE",
  "reverse settle ok",
  "reverse expire ok",
  "reverse hold WRONG_STATE",
];

it(`agrees with a plain model at each of ${operations} random operations`, { timeout: 400_000 }, async () => {
  const seed = Number(process.env.LEDGER_SEED ?? Math.floor(Math.random() * 2 ** 31));
  const walks = Array.from({ length: stores }, (_, i) => new LedgerWalk(randomFrom(seed + i), unit));
  try {
    await Promise.all(walks.map((walk, i) => live(walk, i === 0)));
  } catch (error) {
    throw new Error(`LEDGER_SEED=${seed}: ${error}`, { cause: error });
  }
  for (const name of musts) {
    const times = walks.reduce((sum, walk) => sum + (walk.tally[name] ?? 0), 0);
    expect(times, `LEDGER_SEED=${seed}: ${name}`).toBeGreaterThan(operations / 5_000);
  }
});
