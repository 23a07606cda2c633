import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { EnvError, env } from "@/server/platform/env";

/**
 * Connections by who uses them: stores and people as the app role, work across stores as the service role, and the
 * job engine as that one too, but with connections of its own. Only client.ts, service.ts, the engine and the listener
 * of real-time events may open them; an import-graph test keeps it so.
 */
export type Role = "app" | "service" | "jobs";

/** How many there are of each; those of the engine are for its own work, not for that of the jobs. */
const sizes: Record<Role, () => number> = {
  app: () => env().DATABASE_POOL_SIZE,
  service: () => Math.max(4, Math.ceil(env().DATABASE_POOL_SIZE / 2)),
  jobs: () => 4,
};

/**
 * The engine's statements are few, always the same, and find what they need by an index. They are planned once for a
 * connection, often while the queue is empty: without this the plan would be to read whole tables, and would be kept
 * when they have grown.
 */
const planning = { plan_cache_mode: "force_generic_plan", enable_seqscan: "off", jit: "off" };

function connect(role: Role) {
  const url = role === "app" ? env().DATABASE_APP_URL : env().DATABASE_SERVICE_URL;
  if (!url) {
    throw new EnvError([
      "No database is set up for this process. Start Rooz with `npm start`, or set DATABASE_APP_URL and DATABASE_SERVICE_URL.",
    ]);
  }
  const max = sizes[role]();
  const client = postgres(url, {
    max,
    idle_timeout: 60,
    onnotice: () => {},
    connection: { application_name: `rooz-${role}`, ...(role === "jobs" && planning) },
  });
  return { client, db: drizzle(client), turns: new Turns(max) };
}

/** Who may reserve a connection now. */
class Turns {
  private readonly waiting: (() => void)[] = [];
  private free: number;
  constructor(private readonly all: number) {
    this.free = all;
  }

  get everyoneIsBack(): boolean {
    return this.free === this.all;
  }

  take(): Promise<void> | undefined {
    if (this.free-- > 0) return undefined;
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  give(): void {
    this.free++;
    this.waiting.shift()?.();
  }

  /** Lets everybody go on who waits. */
  wake(): void {
    for (const go of this.waiting.splice(0)) go();
  }
}

type Pool = ReturnType<typeof connect>;

// Kept on globalThis: in development, hot reload would otherwise leave a pool behind at each change.
const kept = globalThis as { __roozPools?: Map<Role, Pool>; __roozRetired?: Set<Pool> };
kept.__roozPools ??= new Map();
kept.__roozRetired ??= new Set();
const pools = kept.__roozPools;
const retired = kept.__roozRetired;

/** The pool of a role, opened on first use. */
export function pool(role: Role): Pool {
  let found = pools.get(role);
  if (!found) {
    found = connect(role);
    pools.set(role, found);
  }
  return found;
}

/** A connection of one's own. */
export interface Reserved {
  connection: postgres.ReservedSql;
  /** The connection is the pool's again; to be said once. */
  giveBack: () => void;
  /** The connection was lost: nobody takes one of its pool any more. */
  retire: () => void;
}

/**
 * A connection of the pool for one transaction, after those who asked before.
 *
 * postgres.js can reserve too, but not when connections are lost (as of 3.4.9): whoever waits in its queue at that
 * moment waits for ever, and the next one to get the lost connection is told why it was lost, after which that
 * place of the pool is never free again. So nobody waits there but here, and a pool that lost a connection is left
 * for a new one; its other connections end as soon as they have been idle for a minute.
 * @throws what the database says when it can't be connected to
 */
export async function reserve(role: Role): Promise<Reserved> {
  for (let again = false; ; again = true) {
    const from = pool(role);
    await from.turns.take();
    if (pools.get(role) !== from) {
      from.turns.give();
      continue;
    }
    const retire = () => retirePool(role, from);
    try {
      const connection = await from.client.reserve();
      return { connection, giveBack: () => from.turns.give(), retire };
    } catch (error) {
      from.turns.give();
      if (!isOfTheLast(error)) throw error;
      retire();
      if (again) throw error;
    }
  }
}

/** What ends a connection that was in use, and so is no answer to somebody who asks for a new one. */
const isOfTheLast = (error: unknown) =>
  ["57P01", "57P02", "57P05", "25P03"].includes((error as { code?: string } | null)?.code ?? "");

/** The longest that a connection of postgres.js lives. */
const connectionLifeMs = 3_600_000;

function retirePool(role: Role, old: Pool): void {
  if (pools.get(role) !== old) return;
  pools.delete(role);
  retired.add(old);
  setTimeout(() => retired.delete(old), connectionLifeMs).unref();
  old.turns.wake();
}

/** Closes every connection of this process, waiting up to five seconds for running queries. */
export async function closePools(): Promise<void> {
  const open = [...pools.values()];
  const old = [...retired];
  pools.clear();
  retired.clear();
  await Promise.all([
    ...open.map(({ client }) => client.end({ timeout: 5 })),
    // What was lost never ends by itself, so it is waited for only as long as somebody works beside it.
    ...old.map(({ client, turns }) => client.end({ timeout: turns.everyoneIsBack ? 0 : 5 })),
  ]);
}
