import type postgres from "postgres";
import { pool } from "@/server/db/pools";

export type Sql = postgres.Sql;
export type TransactionSql = postgres.TransactionSql;

/**
 * The engine's own connection pool, with plain SQL: its statements are few, hot and made of parts that no query
 * builder has words for. JSON goes in as text (`$1::text::json`) and comes out parsed.
 */
export const engineSql = (): Sql => pool("jobs").client;

/** Codes with which Postgres asks to try a transaction again: deadlock, serialization failure. */
const retryCodes = new Set(["40P01", "40001"]);

/** Runs a transaction, up to three times when Postgres asks for it. */
export async function transact<T>(sql: Sql, fn: (tx: TransactionSql) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return (await sql.begin(fn)) as T;
    } catch (error) {
      if (attempt === 3 || !retryCodes.has((error as { code?: string }).code ?? "")) throw error;
    }
  }
}
