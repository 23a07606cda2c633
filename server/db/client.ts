import type { PgTransaction } from "drizzle-orm/pg-core";
import type { PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import { decodeId, type Id } from "@/server/platform/ids";
import { type Flush, openTransaction } from "./transaction";

declare const scope: unique symbol;

/** A transaction of any scope. */
export type Tx = PgTransaction<PostgresJsQueryResultHKT, Record<string, never>, Record<string, never>>;
/** A transaction that sees exactly one workspace's rows. Only `withWorkspace` makes one. */
export type WorkspaceTx = Tx & { readonly [scope]: "workspace" };
/** A transaction that sees exactly one person's own rows. Only `withUser` makes one. */
export type UserTx = Tx & { readonly [scope]: "user" };

interface Options {
  readOnly?: boolean;
  /** When it waits for the disk: "commit" unless given. */
  flush?: Flush;
}

/**
 * Runs `fn` in a transaction that sees one workspace's rows and no other's.
 * The setting is local to the transaction, so a pooled connection carries nothing to its next user.
 */
export async function withWorkspace<T>(
  workspaceId: Id<"workspace">,
  fn: (tx: WorkspaceTx) => Promise<T>,
  options: Options & { userId?: Id<"user"> } = {},
): Promise<T> {
  const uuid = decodeId("workspace", workspaceId);
  if (!uuid) throw new RangeError("not a workspace id");
  return scoped({ "app.workspace_id": uuid, "app.user_id": uuidOfUser(options.userId) }, fn, options);
}

/** Runs `fn` in a transaction that sees one person's own rows: profile, sessions, memberships. */
export async function withUser<T>(
  userId: Id<"user">,
  fn: (tx: UserTx) => Promise<T>,
  options: Options = {},
): Promise<T> {
  return scoped({ "app.user_id": uuidOfUser(userId) }, fn, options);
}

function uuidOfUser(userId: Id<"user"> | undefined): string {
  if (userId === undefined) return "";
  const uuid = decodeId("user", userId);
  if (!uuid) throw new RangeError("not a user id");
  return uuid;
}

function scoped<T, S extends Tx>(
  settings: Record<string, string>,
  fn: (tx: S) => Promise<T>,
  { readOnly = false, flush = "commit" }: Options,
): Promise<T> {
  // The names are ours, and each value is a UUID or nothing.
  const parts = Object.entries(settings).map(([name, value]) => `; set local ${name} = '${value}'`);
  const opening = `begin${readOnly ? " read only" : ""}${parts.join("")}`;
  return openTransaction("app", opening, (tx) => fn(tx as unknown as S), { readOnly, flush });
}
