import type { Tx } from "./client";
import { pool } from "./pools";
import { openTransaction } from "./transaction";

declare const serviceScope: unique symbol;

/** A transaction that sees every workspace. Only `withService` makes one. */
export type ServiceTx = Tx & { readonly [serviceScope]: true };

/**
 * Runs `fn` across workspaces. This file may be imported only from the short list in
 * `server/import-graph.test.ts`: sign-in, enumeration for schedules, admin, the job engine.
 */
export function withService<T>(fn: (tx: ServiceTx) => Promise<T>): Promise<T> {
  return openTransaction("service", "begin", (tx) => fn(tx as unknown as ServiceTx));
}

/**
 * For single statements across workspaces that run at every request (who calls, how often): each commits by
 * itself, without the two round trips of a transaction, and can be prepared once.
 */
export function serviceStatements() {
  return pool("service").db;
}
