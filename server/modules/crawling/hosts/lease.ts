import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import { withService } from "@/server/db/service";
import { newUuid } from "@/server/platform/ids";
import { crawlHosts } from "../schema";

/** How long a turn counts as alive after it was last heard of. */
const leaseMs = 20_000;
/** How long the next in line may claim its turn after it was last heard of. */
const claimMs = 15_000;

export type Host = typeof crawlHosts.$inferSelect;

const inMs = (ms: number) => sql`now() + ${ms} * interval '1 millisecond'`;

/** A turn at a host: as long as it is held, no other crawl of any store sends requests there. */
export interface Turn {
  origin: string;
  holder: string;
  host: Host;
}

/**
 * Takes a host for a turn. A crawl that died in its turn goes on with it; who has to wait is the next in line.
 * @returns undefined while another crawl has its turn
 */
export async function takeTurn(origin: string, crawl: string): Promise<Turn | undefined> {
  const holder = `${crawl}:${newUuid()}`;
  return withService(async (tx) => {
    await tx.insert(crawlHosts).values({ origin }).onConflictDoNothing();
    const free = or(
      isNull(crawlHosts.leasedUntil),
      lt(crawlHosts.leasedUntil, sql`now()`),
      sql`starts_with(${crawlHosts.leasedBy}, ${`${crawl}:`})`,
    );
    const unclaimed = or(
      isNull(crawlHosts.nextFor),
      eq(crawlHosts.nextFor, crawl),
      lt(crawlHosts.nextForUntil, sql`now()`),
    );
    const [host] = await tx
      .update(crawlHosts)
      .set({ leasedBy: holder, leasedUntil: inMs(leaseMs), nextFor: null, nextForUntil: null })
      .where(and(eq(crawlHosts.origin, origin), free, unclaimed))
      .returning();
    if (host) return { origin, holder, host };
    await tx
      .update(crawlHosts)
      .set({ nextFor: crawl, nextForUntil: inMs(claimMs) })
      .where(and(eq(crawlHosts.origin, origin), unclaimed));
    return undefined;
  });
}

/** Says that a turn is still alive. @returns whether it still is the holder's, and whether another crawl waits for it */
export async function keepTurn({ origin, holder }: Turn): Promise<{ mine: boolean; wanted: boolean }> {
  const [row] = await withService((tx) =>
    tx
      .update(crawlHosts)
      .set({ leasedUntil: inMs(leaseMs) })
      .where(and(eq(crawlHosts.origin, origin), eq(crawlHosts.leasedBy, holder)))
      .returning({ wanted: sql<boolean>`coalesce(${crawlHosts.nextForUntil} > now(), false)` }),
  );
  return { mine: row !== undefined, wanted: row?.wanted ?? false };
}

/** Ends a turn. @param nextAt when the next request may be sent, whoever sends it */
export async function endTurn({ origin, holder }: Turn, nextAt: Date, failures: number): Promise<void> {
  await withService((tx) =>
    tx
      .update(crawlHosts)
      .set({ leasedBy: null, leasedUntil: null, nextAt, failures })
      .where(and(eq(crawlHosts.origin, origin), eq(crawlHosts.leasedBy, holder))),
  );
}
