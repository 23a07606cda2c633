import { inArray, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { currentWorkspace } from "@/server/db/tenant";
import { emit } from "@/server/jobs";
import { encodeId, type Id } from "@/server/platform/ids";
import { filesRemoved } from "./events";
import { files } from "./schema";

interface Unheld {
  id: Id<"file">;
  storageKey: string;
}

/** The columns of the database that refer to files, whichever module's they are. */
async function holders(tx: WorkspaceTx) {
  return await tx.execute<{ table: string; column: string }>(sql`
    select c.conrelid::regclass::text as table, a.attname as column
    from pg_constraint c join pg_attribute f on f.attrelid = c.confrelid and f.attname = 'id'
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[array_position(c.confkey, f.attnum)]
    where c.contype = 'f' and c.confrelid = 'public.files'::regclass`);
}

/**
 * Pictures that were stored before a moment and that no row refers to, in the order of their ids, locked so that none
 * comes to. Who names files by their address has to be asked besides.
 */
export async function unheldPictures(
  tx: WorkspaceTx,
  { before, after, limit }: { before: Date; after: Id<"file"> | undefined; limit: number },
): Promise<Unheld[]> {
  const held = (await holders(tx)).map(
    ({ table, column }) => sql`and not exists (select 1 from ${sql.raw(table)} r
      where r.workspace_id = f.workspace_id and r.${sql.identifier(column)} = f.id)`,
  );
  const from = after ? sql`and f.id > ${sql.param(after, files.id)}::uuid` : sql``;
  const rows = await tx.execute<{ id: string; storage_key: string }>(sql`
    select f.id, f.storage_key from files f
    where f.workspace_id = ${currentWorkspace} and f.purpose = 'image' and f.created_at < ${before.toISOString()}
      ${from} ${sql.join(held, sql` `)}
    order by f.id limit ${limit} for update of f`);
  return rows.map((row) => ({ id: encodeId("file", row.id), storageKey: row.storage_key }));
}

/** Removes files: their rows now, their contents once that is certain. */
export async function removeFiles(tx: WorkspaceTx, unheld: Unheld[]): Promise<void> {
  if (unheld.length === 0) return;
  await tx.delete(files).where(
    inArray(
      files.id,
      unheld.map(({ id }) => id),
    ),
  );
  await emit(tx, filesRemoved.create({ keys: unheld.map(({ storageKey }) => storageKey) }));
}
