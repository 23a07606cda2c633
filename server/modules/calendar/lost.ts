import { and, asc, inArray, type SQL, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { emit } from "@/server/jobs";
import { deliveryDue } from "./events";
import { deliveries } from "./schema";

/** A message of which nothing was heard for so long has lost the run that was to send it. */
const lostAfterMs = 15 * 60_000;

/** Condition for messages that should have been tried again, or have ended, long ago. */
export const seemsLost = (now: Date): SQL | undefined =>
  and(
    inArray(deliveries.status, ["waiting", "sending"]),
    sql`coalesce(${deliveries.dueAt}, ${deliveries.startedAt}) <= ${new Date(now.getTime() - lostAfterMs).toISOString()}::timestamptz`,
  );

/**
 * Tells again of messages whose run is lost: it was cancelled, or given up because its workers died. What may be done
 * with each is settled when it is taken up, as after any attempt that broke off. A message whose run only waits for its
 * turn is told of twice and sent once. Each is told of once in that time, since the event keeps its id.
 */
export async function tellOfLost(tx: WorkspaceTx, now: Date, most: number): Promise<void> {
  const lost = await tx
    .select()
    .from(deliveries)
    .where(seemsLost(now))
    .orderBy(asc(deliveries.id))
    .limit(most);
  const period = Math.floor(now.getTime() / lostAfterMs);
  await emit(
    tx,
    lost.map(({ workspaceId, id: deliveryId, channelId, round }) =>
      deliveryDue.create(
        { workspaceId, deliveryId, channelId },
        { id: `${deliveryId}:${round}:lost:${period}` },
      ),
    ),
  );
}
