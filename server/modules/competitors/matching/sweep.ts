import { sql } from "drizzle-orm";
import { withService } from "@/server/db/service";
import { emit } from "@/server/jobs";
import { encodeId } from "@/server/platform/ids";
import { matchingWanted } from "./events";

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
