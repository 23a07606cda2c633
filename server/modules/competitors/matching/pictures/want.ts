import { inArray, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { currentWorkspace } from "@/server/db/tenant";
import { emit } from "@/server/jobs";
import { normaliseUrl, originOf } from "@/server/modules/crawling";
import { decodeId, type Id, newId } from "@/server/platform/ids";
import { competitorProducts } from "../../schema";
import { looksWanted } from "../events";

/** Hosts that are asked at once; the rest is found by the sweep. */
const hostsAtOnce = 20;

/**
 * Writes down that the main pictures of a competitor's products are to be seen, and has those fetched that are new: of
 * products that may be own ones, since a shop is asked for nothing that nobody needs. One whose address has changed is
 * another picture; one that another product shows already is not fetched again.
 */
export async function wantPictures(
  tx: WorkspaceTx,
  workspaceId: Id<"workspace">,
  theirIds: readonly Id<"competitorProduct">[],
): Promise<void> {
  if (theirIds.length === 0) return;
  const rows = await tx
    .select({ id: competitorProducts.id, imageUrl: competitorProducts.imageUrl })
    .from(competitorProducts)
    .where(inArray(competitorProducts.id, [...theirIds]));
  const wanted = rows.flatMap(({ id, imageUrl }) => {
    const url = imageUrl && normaliseUrl(imageUrl);
    if (!url) return [];
    const picture = decodeId("competitorPicture", newId("competitorPicture"));
    return [{ id: picture, their: decodeId("competitorProduct", id), url, origin: originOf(url) }];
  });
  if (wanted.length === 0) return;
  // In one order for all, so that two who want the same wait for each other and not in a circle.
  const fresh = await tx.execute<{ origin: string; state: string }>(sql`
    with wanted as (
      select r.* from jsonb_to_recordset(${JSON.stringify(wanted)}::text::jsonb)
        as r(id uuid, their uuid, url text, origin text) order by r.their
    ), known as (
      select distinct on (p.url) p.url, p.state, p.hash, p.small, p.seen_at from competitor_pictures p
      where p.workspace_id = ${currentWorkspace} and p.state = 'seen'
        and md5(p.url) in (select md5(url) from wanted) order by p.url, p.id
    )
    insert into competitor_pictures as mine
      (id, workspace_id, competitor_product_id, url, origin, state, hash, small, seen_at)
    select w.id, ${currentWorkspace}, w.their, w.url, w.origin, coalesce(k.state, 'waiting'), k.hash, k.small, k.seen_at
    from wanted w left join known k on k.url = w.url
    on conflict (workspace_id, competitor_product_id) do update
      set id = excluded.id, url = excluded.url, origin = excluded.origin, state = excluded.state, hash = excluded.hash,
        small = excluded.small, seen_at = excluded.seen_at, attempts = 0, due_at = now(), problem = null
      where mine.url <> excluded.url
    returning mine.origin, mine.state`);
  const origins = new Set(fresh.flatMap((row) => (row.state === "waiting" ? [row.origin] : [])));
  await emit(
    tx,
    [...origins].slice(0, hostsAtOnce).map((origin) => looksWanted.create({ workspaceId, origin })),
  );
}
