import { sql } from "drizzle-orm";
import { type WorkspaceTx, withWorkspace } from "@/server/db/client";
import { currentWorkspace } from "@/server/db/tenant";
import { removeFiles, unheldPictures } from "@/server/modules/files";
import type { Id } from "@/server/platform/ids";

/** How old a picture is at least that is removed: who has just sent one may still be filling in the form. */
const keptMs = 24 * 3600_000;
/** Pictures of one transaction. */
const atOnce = 500;

const named = sql`(exists (select 1 from product_images i where i.workspace_id = p.workspace_id and i.url = p.url)
  or exists (select 1 from variants v where v.workspace_id = p.workspace_id and v.image_url = p.url))`;

/**
 * Forgets pictures from elsewhere that no product names any more. They are locked before they are looked at again:
 * whoever writes a product locks its pictures first (see wantPictures), so none is forgotten that is just named.
 * @returns whether there may be more
 */
async function forgetPictures(tx: WorkspaceTx, before: Date): Promise<boolean> {
  const loose = await tx.execute<{ id: string }>(sql`
    select p.id from pictures p
    where p.workspace_id = ${currentWorkspace} and p.created_at < ${before.toISOString()} and not ${named}
    order by p.url limit ${atOnce} for update of p skip locked`);
  if (loose.length === 0) return false;
  const ids = loose.map(({ id }) => id).join(",");
  const gone = await tx.execute(sql`
    delete from pictures p
    where p.workspace_id = ${currentWorkspace} and p.id = any(string_to_array(${ids}, ',')::uuid[]) and not ${named}
    returning p.id`);
  return gone.length > 0 && loose.length === atOnce;
}

/** The files among these that products name by their address, in whatever form it is written. */
async function addressed(tx: WorkspaceTx, ids: Id<"file">[]): Promise<Set<string>> {
  const file = (column: string) => sql`substring(${sql.raw(column)} from '/files/(file_[0-9a-z]{26})$')`;
  const list = ids.join(",");
  const rows = await tx.execute<{ id: string }>(sql`
    select ${file("url")} as id from product_images
      where workspace_id = ${currentWorkspace} and ${file("url")} = any(string_to_array(${list}, ','))
    union select ${file("image_url")} from variants
      where workspace_id = ${currentWorkspace} and ${file("image_url")} = any(string_to_array(${list}, ','))
    union select ${file("image_url")} from products
      where workspace_id = ${currentWorkspace} and ${file("image_url")} = any(string_to_array(${list}, ','))`);
  return new Set(rows.map(({ id }) => id));
}

/** Removes the pictures of a store that were of products which are gone, or have others now. @returns how many files */
export async function releasePictures(workspaceId: Id<"workspace">, now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptMs);
  while (await withWorkspace(workspaceId, (tx) => forgetPictures(tx, before)));
  let removed = 0;
  let after: Id<"file"> | undefined;
  for (;;) {
    const seen = await withWorkspace(workspaceId, async (tx) => {
      const unheld = await unheldPictures(tx, { before, after, limit: atOnce });
      const used = await addressed(
        tx,
        unheld.map(({ id }) => id),
      );
      const free = unheld.filter(({ id }) => !used.has(id));
      await removeFiles(tx, free);
      removed += free.length;
      return unheld;
    });
    after = seen.at(-1)?.id;
    if (seen.length < atOnce) return removed;
  }
}
