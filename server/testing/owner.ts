import postgres from "postgres";
import { afterAll } from "vitest";
// Who reads as the owner wants a database; database.ts makes one where this is imported.
import "@/server/db/pools";

/** Ends a transaction that did what it had to, without a trace. */
class Undo extends Error {}

let kept: postgres.Sql | undefined;
afterAll(() => kept?.end());

/** The owner's one connection to this test file's database. */
function connection(): postgres.Sql {
  const url = process.env.TEST_DATABASE_OWNER_URL;
  if (!url)
    throw new Error("This file has no test database: is server/testing/database.ts among setupFiles?");
  kept ??= postgres(url, {
    max: 1,
    onnotice: () => {},
    // A statement over all tables takes a hundred milliseconds to plan, and two to run.
    connection: { plan_cache_mode: "force_generic_plan" },
  });
  return kept;
}

/**
 * Runs `fn` as the owner of this test file's database and undoes everything afterwards, tables and rows alike.
 * @throws what `fn` throws.
 */
export async function asOwner(fn: (tx: postgres.TransactionSql) => Promise<void>): Promise<void> {
  try {
    await connection().begin(async (tx) => {
      await fn(tx);
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
}

/** The SQLSTATE with which a statement fails, or null when it succeeds; either way it leaves no trace. */
export async function refusal(
  tx: postgres.TransactionSql,
  fn: (step: postgres.TransactionSql) => Promise<unknown>,
): Promise<{ code: string; constraint: string } | null> {
  try {
    await tx.savepoint(async (step) => {
      await fn(step);
      throw new Undo();
    });
  } catch (error) {
    if (error instanceof Undo) return null;
    if (error instanceof postgres.PostgresError)
      return { code: error.code, constraint: error.constraint_name ?? "" };
    throw error;
  }
  throw new Error("a savepoint ended by itself");
}
