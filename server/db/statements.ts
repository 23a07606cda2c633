import { PgDialect } from "drizzle-orm/pg-core";
import { PostgresJsSession, PostgresJsTransaction } from "drizzle-orm/postgres-js";
import type postgres from "postgres";

/** Statements that are prepared, by their text: enough for every one that the product has. */
const prepared = new Set<string>();
const mostPrepared = 1000;
/** A statement with more parameters is one of a kind (`in (...)` over a list): preparing it would never pay. */
const mostParameters = 20;

/** Whether a statement is worth keeping in the database: parsed once for a connection, planned anew only at first. */
function isPrepared(text: string, parameters: number): boolean {
  if (prepared.has(text)) return true;
  if (parameters > mostParameters || prepared.size >= mostPrepared) return false;
  prepared.add(text);
  return true;
}

const dialect = new PgDialect();

/** A connection as Drizzle uses one, whose statements are prepared. */
function preparing(connection: postgres.TransactionSql) {
  return {
    unsafe: (text: string, parameters: never[] = []) =>
      connection.unsafe(text, parameters, { prepare: isPrepared(text, parameters.length) }),
    savepoint: <T>(fn: (inner: unknown) => Promise<T>) =>
      connection.savepoint((inner) => fn(preparing(inner))),
  };
}

/** Drizzle's view of a transaction that is open already. */
export function transactionOver(connection: postgres.TransactionSql) {
  const client = preparing(connection) as unknown as postgres.Sql & postgres.TransactionSql;
  const session = new PostgresJsSession(client, dialect, undefined, {});
  return new PostgresJsTransaction(dialect, session, undefined);
}
