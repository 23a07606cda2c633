import { PgDialect } from "drizzle-orm/pg-core";
import { PostgresJsSession, PostgresJsTransaction } from "drizzle-orm/postgres-js";
import type postgres from "postgres";
import { type Role, reserve } from "./pools";
import { isPrepared } from "./prepared";

const dialect = new PgDialect();

/** What postgres.js keeps of a connection, as far as its own `begin` uses it; the reason why its version is pinned. */
interface Connection {
  onclose?: (error: Error) => void;
  reserved: { release?: boolean } | null;
}

type Drizzled = ReturnType<typeof drizzled>;

/**
 * When a transaction waits for the disk. "commit": while it commits and has its locks, as Postgres does by itself.
 * "released": after its locks are free, so that those who wait for them do not wait for the disk too; they may see what
 * a crash of the database server would undo, but then it would undo what they make of it first. "never": such a crash
 * within the next second may undo it, as if it had never happened.
 */
export type Flush = "commit" | "released" | "never";

const asyncCommit = "set local synchronous_commit = off";

/** A transaction by itself, which waits: Postgres writes its log in order, so all before it is on the disk then too. */
const flushLog = "select pg_logical_emit_message(true, 'rooz', '')";

/** Drizzle's view of a transaction over what sends its statements. */
function drizzled(client: object) {
  const session = new PostgresJsSession(
    client as postgres.Sql & postgres.TransactionSql,
    dialect,
    undefined,
    {},
  );
  return new PostgresJsTransaction(dialect, session, undefined);
}

/**
 * Runs `fn` in a transaction whose opening travels together with the first statement of `fn`: postgres.js's own
 * `begin` waits for its answer first, which costs every request a trip to the database. For the rest it does what
 * that does: commits, or undoes everything when `fn` fails, when the connection is lost, or when a statement failed
 * that `fn` made nothing of. Statements are prepared. Those that `fn` sends at once, without waiting for each other,
 * are one trip, and run in the order in which they were sent.
 * @param opening statements without parameters, the first of which begins the transaction
 * @param readOnly nothing was written, so the result need not wait for the end
 * @param flush when what was written is waited for until it is on the disk
 */
export async function openTransaction<T>(
  role: Role,
  opening: string,
  fn: (tx: Drizzled) => Promise<T>,
  { readOnly = false, flush = "commit" }: { readOnly?: boolean; flush?: Flush } = {},
): Promise<T> {
  const { connection, giveBack, retire } = await reserve(role);
  let lost: unknown;
  let lose: (error: unknown) => void = () => {};
  const gone = new Promise<never>((_, reject) => {
    lose = (error) => {
      if (lost) return;
      lost = error;
      retire();
      reject(error);
    };
  });
  // Nobody may be waiting for it any more.
  gone.catch(() => {});
  let over = false;
  const send = (text: string, parameters: never[] = [], options: object = {}) => {
    // By then the connection may be in the transaction of somebody else.
    if (over) throw new Error("A statement came after its transaction had ended.");
    // The pool may have given this connection a new life, in which it is in no transaction of ours.
    if (lost) throw lost;
    const sent = connection.unsafe(text, parameters, options);
    // Heard before the connection says that it is closed, and what is sent between the two is never answered.
    sent.catch((error) => breaksConnection(error) && lose(error));
    return sent;
  };
  const onexecute = (used: Connection) => {
    used.onclose = lose;
    // Not released by us but by postgres.js, as soon as the database says that the transaction is over.
    if (used.reserved) delete used.reserved.release;
    return true;
  };
  const begun = send(flush === "commit" ? opening : `${opening}; ${asyncCommit}`, [], {
    onexecute,
  }).execute();
  begun.catch(() => {});

  let savepoints = 0;
  const sender = {
    unsafe: (text: string, parameters: never[] = []) =>
      send(text, parameters, { prepare: isPrepared(text, parameters.length) }),
    savepoint: async <R>(inner: (client: unknown) => Promise<R>): Promise<R> => {
      const name = `s${savepoints++}`;
      await send(`savepoint ${name}`);
      try {
        return await inner(sender);
      } catch (error) {
        await send(`rollback to ${name}`);
        throw error;
      }
    },
  };
  const last = (text: string) => {
    const sent = send(text);
    over = true;
    return sent;
  };
  const end = async () => {
    const answers = await last(flush === "released" ? `commit; ${flushLog}` : "commit");
    // Of several statements there are several answers.
    const { command } = flush === "released" ? (answers as unknown as [typeof answers])[0] : answers;
    // A transaction in which a statement failed is not committed, and Postgres says so in no other way.
    if (command !== "COMMIT") throw new Error("A statement failed, so the transaction was undone.");
  };
  try {
    const result = await Promise.race([fn(drizzled(sender)), gone]);
    await Promise.race([begun, gone]);
    const ended = Promise.race([end(), gone]);
    if (readOnly) ended.then(giveBack, giveBack);
    else {
      await ended;
      giveBack();
    }
    return result;
  } catch (error) {
    if (!lost && !over) await Promise.race([last("rollback"), gone]).catch(() => {});
    giveBack();
    throw error;
  }
}

/** Whether a statement failed with its connection: nothing can be sent over it any more. */
function breaksConnection(error: { code?: string; severity?: string; syscall?: string }): boolean {
  if (error.severity) return error.severity === "FATAL" || error.severity === "PANIC";
  return error.syscall !== undefined || /^(CONNECTION_|CONNECT_TIMEOUT|ERR_STREAM_)/.test(error.code ?? "");
}
