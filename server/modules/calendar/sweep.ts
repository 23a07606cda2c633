import { and, asc, eq, lte, sql } from "drizzle-orm";
import { type WorkspaceTx, withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { encodeId } from "@/server/platform/ids";
import { logger } from "@/server/platform/log";
import { seemsLost, tellOfLost } from "./lost";
import { begin } from "./publish";
import { fillSlots } from "./queue";
import { deliveries, linkSalts, linkVisits, posts } from "./schema";

/** Stores of one sweep, and posts of one store; what is more is left to the next. */
const storesPerSweep = 500;
const postsPerStore = 100;

/** Fills the slots of a store, begins to publish what is due, and tells again of what was lost on its way. */
export async function publishDue(tx: WorkspaceTx, zone: string, now: Date): Promise<number> {
  await fillSlots(tx, zone, now);
  const due = await tx
    .select()
    .from(posts)
    .where(and(eq(posts.status, "scheduled"), lte(posts.plannedAt, now)))
    .orderBy(asc(posts.plannedAt), asc(posts.id))
    .limit(postsPerStore)
    .for("update", { skipLocked: true });
  await tellOfLost(tx, now, postsPerStore);
  for (const post of due) await begin(tx, post);
  return due.length;
}

/** Does so for every store in which something is due. @returns how many posts were begun */
export async function sweepDue(now = new Date()): Promise<number> {
  const at = now.toISOString();
  const stores = await withService((tx) =>
    tx.execute<{ id: string; timezone: string }>(sql`
      select w.id, w.timezone from workspaces w
      where w.suspended_at is null and w.closed_at is null and (
        exists (select 1 from calendar_posts p
          where p.workspace_id = w.id and p.status = 'scheduled' and p.planned_at <= ${at}::timestamptz)
        or exists (select 1 from calendar_slots s
          where s.workspace_id = w.id and (s.next_at <= ${at}::timestamptz or s.zone <> w.timezone))
        or exists (select 1 from ${deliveries} where ${deliveries.workspaceId} = w.id and ${seemsLost(now)}))
      order by w.id limit ${storesPerSweep}`),
  );
  let begun = 0;
  for (const { id, timezone } of stores) {
    const workspaceId = encodeId("workspace", id);
    try {
      begun += await withWorkspace(workspaceId, (tx) => publishDue(tx, timezone, now));
    } catch (error) {
      // One store's trouble is not another's.
      logger("calendar").error({ err: error, workspaceId }, "what is due in a store was not published");
    }
  }
  return begun;
}

/** Throws away who clicked on days that are over everywhere, and the salts of those days: only counts remain. */
export async function forgetVisitors(now = new Date()): Promise<void> {
  const before = new Date(now.getTime() - 2 * 86_400_000).toISOString().slice(0, 10);
  await withService(async (tx) => {
    await tx.delete(linkVisits).where(lte(linkVisits.day, before));
    await tx.delete(linkSalts).where(lte(linkSalts.day, before));
  });
}
