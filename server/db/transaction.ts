import { PgDialect } from "drizzle-orm/pg-core";
import { PostgresJsSession, PostgresJsTransaction } from "drizzle-orm/postgres-js";
import type postgres from "postgres";
import { isPrepared } from "./prepared";

const dialect = new PgDialect();

/** What postgres.js keeps of a connection, as far as its own `begin` uses it; the reason why its version is pinned. */
interface Connection {
  onclose?: (error: Error) => void;
  reserved: { release?: boolean } | null;
}

type Drizzled = ReturnType<typeof drizzled>;

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
 * that `fn` made nothing of. Statements are prepared.
 * @param opening statements without parameters, the first of which begins the transaction
 * @param readOnly nothing was written, so the result need not wait for the end
 */
export async function openTransaction<T>(
  client: postgres.Sql,
  opening: string,
  fn: (tx: Drizzled) => Promise<T>,
  { readOnly = false } = {},
): Promise<T> {
  const connection = await client.reserve();
  let lost: Error | undefined;
  let lose: (error: Error) => void = () => {};
  const gone = new Promise<never>((_, reject) => {
    lose = (error) => {
      lost = error;
      reject(error);
    };
  });
  // Nobody may be waiting for it any more.
  gone.catch(() => {});
  const send = (text: string, parameters: never[] = [], options: object = {}) => {
    // The pool may have given this connection a new life, in which it is in no transaction of ours.
    if (lost) throw lost;
    return connection.unsafe(text, parameters, options);
  };
  const onexecute = (used: Connection) => {
    used.onclose = lose;
    // Not released by us but by postgres.js, as soon as the database says that the transaction is over.
    if (used.reserved) delete used.reserved.release;
    return true;
  };
  const begun = send(opening, [], { onexecute }).execute();
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
  const end = async () => {
    const { command } = await send("commit");
    // A transaction in which a statement failed is not committed, and Postgres says so in no other way.
    if (command !== "COMMIT") throw new Error("A statement failed, so the transaction was undone.");
  };
  try {
    const result = await Promise.race([fn(drizzled(sender)), gone]);
    await Promise.race([begun, gone]);
    const over = end();
    if (readOnly) over.catch(() => {});
    else await Promise.race([over, gone]);
    return result;
  } catch (error) {
    // What is sent over a connection that is just being lost is never answered.
    if (!lost) await Promise.race([send("rollback"), gone]).catch(() => {});
    throw error;
  }
}
