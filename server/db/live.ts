import { sql } from "drizzle-orm";
import { logger } from "@/server/platform/log";
import { Hub, type Listener } from "@/server/platform/realtime/hub";
import { onceABurst } from "@/server/platform/realtime/once-a-burst";
import type { Tx } from "./client";
import { pool } from "./pools";

const channel = "rooz_live";
/** Postgres refuses a notification of 8,000 bytes or more. */
const maxBytes = 7900;
/** A connection that comes back this soon after it did belongs to the same outage, in milliseconds. */
const sayAgainMs = 5000;

interface Live {
  hub: Hub;
  listening: Promise<unknown> | undefined;
}

// On globalThis: the framework may load this file more than once, and one connection is enough.
const shared = globalThis as { __roozLive?: Live };
shared.__roozLive ??= { hub: new Hub(), listening: undefined };
const live = shared.__roozLive;

/**
 * Sends a message to a topic's subscribers in every process, when the transaction commits and only then, in the
 * order of commits. A message that is too long arrives as `undefined`: look for yourself.
 */
export function publish(tx: Tx, topic: string, message: object): Promise<void> {
  return publishAll(tx, [{ topic, message }]);
}

/** The same for messages to many topics. */
export async function publishAll(
  tx: Tx,
  messages: readonly { topic: string; message: object }[],
): Promise<void> {
  const payloads = messages.map(({ topic, message }) => {
    const whole = JSON.stringify([topic, message]);
    return Buffer.byteLength(whole) < maxBytes ? whole : JSON.stringify([topic]);
  });
  await tx.execute(sql`
    select pg_notify(${channel}, payload) from json_array_elements_text(${JSON.stringify(payloads)}::text::json) payload`);
}

/**
 * Subscribes to topics. When the promise resolves, everything that commits from then on is heard; the listener
 * hears `undefined` after a lost connection, and must then look for what it missed.
 * @returns what ends the subscription.
 */
export async function subscribe(topics: readonly string[], listener: Listener): Promise<() => void> {
  const end = live.hub.subscribe(topics, listener);
  try {
    live.listening ??= listen();
    await live.listening;
    return end;
  } catch (error) {
    live.listening = undefined;
    end();
    throw error;
  }
}

/** Opens the process's one listening connection; it comes back by itself, and ends with `closePools`. */
async function listen(): Promise<void> {
  let connected = false;
  let saidAt = Number.NEGATIVE_INFINITY;
  // postgres.js listens again after each attempt to connect that failed, and when one succeeds all of these come true
  // together. Which of them is a loss of its own cannot be told, so everybody looks after each burst; it is said once.
  const back = onceABurst(() => {
    if (Date.now() - saidAt > sayAgainMs)
      logger("live").warn("the connection for live events was lost and is back");
    saidAt = Date.now();
    live.hub.gap();
  });
  await pool("service").client.listen(
    channel,
    (payload) => {
      const [topic, message] = JSON.parse(payload) as [string, object | undefined];
      live.hub.dispatch(topic, message);
    },
    () => {
      if (connected) back();
      connected = true;
    },
  );
}
