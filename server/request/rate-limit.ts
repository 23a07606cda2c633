import { inArray, lt, sql } from "drizzle-orm";
import { serviceStatements } from "@/server/db/service";
import { AppError } from "@/server/platform/errors";
import { rateLimits } from "./schema";

/** How many calls a caller may make in a window that begins anew every so many seconds. */
export interface Limit {
  /** Who is counted, and for what: the same text is the same counter. */
  key: string;
  limit: number;
  seconds: number;
}

function refuse(waitSeconds: number): never {
  const seconds = Math.max(1, Math.ceil(waitSeconds));
  throw new AppError("RATE_LIMITED", { params: { seconds }, retryAfter: seconds });
}

/** One call in so many also removes counters whose window has ended. */
const sweepEvery = 1000;

/**
 * Counts a call in the database, exactly, for all processes together: one statement.
 * @throws AppError RATE_LIMITED
 */
export async function countCall(limits: readonly Limit[]): Promise<void> {
  if (limits.length === 0) return;
  // In the same order everywhere, so that two calls never wait for each other.
  const ordered = limits.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  // Every call that changes something waits for this one: it is prepared, and the same for any number of limits.
  const counted = await serviceStatements().$client<{ key: string; count: number; wait: number }[]>`
    insert into rate_limits as counter (key, window_end, count)
    select key, to_timestamp((floor(extract(epoch from now()) / seconds) + 1) * seconds), 1
    from unnest(${ordered.map(({ key }) => key)}::text[], ${ordered.map(({ seconds }) => seconds)}::int[])
      as called (key, seconds)
    on conflict (key) do update set
      count = case when counter.window_end = excluded.window_end then counter.count + 1 else 1 end,
      window_end = excluded.window_end
    returning key, count, extract(epoch from window_end - now())::float as wait`;
  if (Math.random() * sweepEvery < 1) await sweep();
  const waits = counted.flatMap(({ key, count, wait }) => {
    const limit = limits.find((l) => l.key === key);
    return limit && count > limit.limit ? [wait] : [];
  });
  if (waits.length > 0) refuse(Math.max(...waits));
}

/** Removes counters whose window has ended. */
export async function sweep(): Promise<void> {
  const t = rateLimits;
  const db = serviceStatements();
  const old = db
    .select({ key: t.key })
    .from(t)
    .where(lt(t.windowEnd, sql`now()`))
    .for("update", { skipLocked: true })
    .limit(1000);
  await db.delete(t).where(inArray(t.key, old));
}

const counters = new Map<string, { start: number; count: number; seconds: number }>();
const mostCounters = 20_000;

/**
 * Counts a call in this process only: for reads, which must not cost a write.
 * @param now milliseconds since 1970.
 * @throws AppError RATE_LIMITED
 */
export function countCallHere({ key, limit, seconds }: Limit, now = Date.now()): void {
  const start = Math.floor(now / 1000 / seconds) * seconds;
  const counter = counters.get(key);
  if (counter?.start === start) {
    counter.count += 1;
    if (counter.count > limit) refuse(start + seconds - now / 1000);
    return;
  }
  if (counters.size >= mostCounters) forgetOld(now / 1000);
  counters.set(key, { start, count: 1, seconds });
}

function forgetOld(nowSeconds: number): void {
  for (const [key, { start, seconds }] of counters) {
    if (start + seconds <= nowSeconds) counters.delete(key);
  }
  if (counters.size >= mostCounters) counters.clear();
}
