import { sql } from "drizzle-orm";
import { withWorkspace } from "@/server/db/client";
import { withService } from "@/server/db/service";
import { encodeId, type Id } from "@/server/platform/ids";
import { requestRun } from "./runs";

/** Stores whose rules are to be carried out: those with an active rule, and without a run that has only just begun. */
async function storesWithRules(): Promise<Id<"workspace">[]> {
  const rows = await withService((tx) =>
    tx.execute<{ id: string }>(sql`
      select w.id from workspaces w
      where w.suspended_at is null and w.closed_at is null
        and exists (select 1 from repricing_rules r where r.workspace_id = w.id and r.active)
        and not exists (select 1 from repricing_runs n
          where n.workspace_id = w.id and n.created_at > now() - interval '10 minutes')
      order by w.id`),
  );
  return rows.map(({ id }) => encodeId("workspace", id));
}

/** Has the prices of every store with rules looked at. Offers age and seasons begin also where nobody was crawled. */
export async function sweepPrices(): Promise<number> {
  const ids = await storesWithRules();
  for (const id of ids) await withWorkspace(id, (tx) => requestRun(tx, id, "schedule"));
  return ids.length;
}
