import { type SQL, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { AppError, notFound } from "@/server/platform/errors";
import type { Cause } from "./contract";

/** What a function of the ledger (server/db/ledger.ts) tells. */
export interface Told {
  outcome: string;
  subject: string | null;
  needed: number;
  available: number;
}

const whole = (value: unknown) => Number(value ?? 0);

/** The unit that services are priced in. Money of a currency is another unit of the same ledger. */
export const points = "points";

/** A moment for the ledger; null lets the database's clock decide, under the wallet's lock. */
export const moment = (at: Date | undefined) => sql`${at?.toISOString() ?? null}::timestamptz`;

/** Calls one of the ledger's functions. */
export async function callLedger(tx: WorkspaceTx, call: SQL): Promise<Told> {
  const [row] = await tx.execute<Record<string, unknown>>(sql`select * from ${call}`);
  return {
    outcome: String(row?.outcome),
    subject: typeof row?.subject === "string" ? row.subject : null,
    needed: whole(row?.needed),
    available: whole(row?.available),
  };
}

/** The error that an outcome is for the caller. */
export function refusalOf(told: Told, needed: number, thing: string): Error {
  switch (told.outcome) {
    case "insufficient":
      return new AppError("INSUFFICIENT_POINTS", { params: { needed, available: told.available } });
    case "conflict":
      return new AppError("CONFLICT");
    case "wrong_state":
      return new AppError("WRONG_STATE");
    case "missing":
      return notFound(thing);
    default:
      return new RangeError(`the ledger refused: ${told.outcome}`);
  }
}

/** Amounts are whole and at least `least`; anything else is a mistake of the program. */
export function checkAmount(amount: number, least: 0 | 1): void {
  if (!Number.isSafeInteger(amount) || amount < least) throw new RangeError(`not an amount: ${amount}`);
}

/** What is said of a movement of points by whoever asks for it. */
export interface MovementRequest {
  amount: number;
  /** Makes it happen once; unique among all movements of the store. */
  key: string;
  cause: Cause;
  /** Id of the thing it is for, such as `gen_...`: the history links to it. */
  reference?: string;
  actor?: string;
  unit?: string;
}

export interface Grant extends MovementRequest {
  /** After this the points are gone. */
  expiresAt?: Date;
}

/** Puts points into a wallet that exists. */
export function postGrant(tx: WorkspaceTx, grant: Grant, at?: Date): Promise<Told> {
  checkAmount(grant.amount, 1);
  const { unit = points, actor = "system", reference = null } = grant;
  return callLedger(
    tx,
    sql`ledger_grant(${unit}, ${grant.amount}, ${grant.key}, ${grant.cause}, ${reference}, ${actor}, ${moment(grant.expiresAt)}, ${moment(at)})`,
  );
}
