import { sql } from "drizzle-orm";
import { withService } from "@/server/db/service";
import { emit } from "@/server/jobs";
import { encodeId } from "@/server/platform/ids";
import { looksWanted } from "../events";

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
