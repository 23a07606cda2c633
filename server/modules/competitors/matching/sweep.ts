import { sql } from "drizzle-orm";
import { withService } from "@/server/db/service";
import { emit } from "@/server/jobs";
import { encodeId } from "@/server/platform/ids";
import { looksWanted, matchingWanted } from "./events";

/** Stores for one round; the others are found in the next one. */
const most = 200;

/** Has the products of those stores matched that watch others and whose own products changed since the last time. */
export async function wantMatching(): Promise<number> {
  return withService(async (tx) => {
    const rows = await tx.execute<{ id: string }>(sql`
      select w.id from workspaces w
      where exists (select 1 from competitor_products c where c.workspace_id = w.id)
        and (select max(p.updated_at) from products p where p.workspace_id = w.id)
          > coalesce((select max(r.seen_until) from match_runs r where r.workspace_id = w.id), '-infinity')
      limit ${most}`);
    for (const { id } of rows) {
      const workspaceId = encodeId("workspace", id);
      await emit(tx, matchingWanted.create({ workspaceId }), { workspaceId });
    }
    return rows.length;
  });
}

/** Stores and hosts that are woken at once. */
const woken = 200;

/** Has those pictures fetched whose next attempt is due. @returns at how many hosts */
export function wakePictures(): Promise<number> {
  return withService(async (tx) => {
    const due = await tx.execute<{ workspace_id: string; origin: string }>(sql`
      select p.workspace_id, p.origin from competitor_pictures p
      join workspaces w on w.id = p.workspace_id and w.closed_at is null
      where p.state = 'waiting' and p.due_at <= now()
      group by p.workspace_id, p.origin order by min(p.due_at) limit ${woken}`);
    for (const { workspace_id, origin } of due) {
      const workspaceId = encodeId("workspace", workspace_id);
      await emit(tx, looksWanted.create({ workspaceId, origin }), { workspaceId });
    }
    return due.length;
  });
}
