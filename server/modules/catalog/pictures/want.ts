import { type SQL, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { currentWorkspace } from "@/server/db/tenant";
import { emit } from "@/server/jobs";
import { fileUrl } from "@/server/modules/files";
import { decodeId, encodeId, type Id, newId } from "@/server/platform/ids";
import type { ProductInput } from "../contract";
import { picturesWanted } from "../events";
import type { PictureView } from "../views";

/** Hosts of one batch that are asked at once; the rest is found by the sweep. */
const hostsAtOnce = 20;

interface Pictured {
  images: { url: string }[];
  variants: { imageUrl?: string | null | undefined }[];
}

/** Whether a picture stands elsewhere, and not among the store's files. */
export const isElsewhere = (url: string): boolean => /^https?:/.test(url);

/** The addresses elsewhere that products name, each once. */
function addressesOf(products: Pictured[]): string[] {
  const all = products.flatMap(({ images, variants }) => [
    ...images.map((image) => image.url),
    ...variants.flatMap((variant) => variant.imageUrl ?? []),
  ]);
  return [...new Set(all)].filter(isElsewhere);
}

const urlOf = (workspace: string, file: string) =>
  fileUrl(encodeId("workspace", workspace), encodeId("file", file));

const listed = (urls: string[]): SQL => sql`(
  select r.url from jsonb_to_recordset(${JSON.stringify(urls.map((url) => ({ url })))}::text::jsonb) as r(url text))`;

/**
 * Writes down which pictures elsewhere the products need, and has those fetched that are new; what the store has
 * fetched before, it has. To be called before products are written: whoever writes a picture's arrival holds the
 * picture first and the products after it, and so must we. Until the end of the transaction no picture of these
 * changes.
 * @returns where the pictures are that the store has, by address
 */
export async function wantPictures(tx: WorkspaceTx, products: ProductInput[]): Promise<Map<string, string>> {
  const urls = addressesOf(products);
  if (urls.length === 0) return new Map();
  const rows = urls.map((url) => ({
    id: decodeId("picture", newId("picture")),
    url,
    host: new URL(url).host,
  }));
  // In one order for all, so that two who write the same addresses wait for each other and not in a circle.
  const added = await tx.execute<{ url: string; host: string; workspace_id: string }>(sql`
    insert into pictures (workspace_id, id, url, host)
    select ${currentWorkspace}, r.id, r.url, r.host
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(id uuid, url text, host text) order by r.url
    on conflict do nothing returning url, host, workspace_id`);
  const hosts = new Map(added.map((row) => [row.host, row.workspace_id]));
  await emit(
    tx,
    [...hosts]
      .slice(0, hostsAtOnce)
      .map(([host, uuid]) => picturesWanted.create({ workspaceId: encodeId("workspace", uuid), host })),
  );
  const fresh = new Set(added.map((row) => row.url));
  const known = urls.filter((url) => !fresh.has(url));
  if (known.length === 0) return new Map();
  const found = await tx.execute<{ url: string; file_id: string | null; workspace_id: string }>(sql`
    select p.url, p.file_id, p.workspace_id from pictures p
    where p.workspace_id = ${currentWorkspace} and md5(p.url) in (select md5(l.url) from ${listed(known)} l)
    order by p.url for key share of p`);
  // One that was forgotten while we waited for it is wanted anew (see releasePictures).
  const seen = new Set(found.map((row) => row.url));
  if (known.some((url) => !seen.has(url))) return wantPictures(tx, products);
  return new Map(
    found.flatMap((row) => (row.file_id ? [[row.url, urlOf(row.workspace_id, row.file_id)] as const] : [])),
  );
}

/** What is known of a product's pictures that stand elsewhere. */
export async function picturesOf(tx: WorkspaceTx, product: Pictured): Promise<PictureView[]> {
  const urls = addressesOf([product]);
  if (urls.length === 0) return [];
  const rows = await tx.execute<
    { url: string; file_id: string | null; workspace_id: string } & Pick<PictureView, "state" | "problem">
  >(sql`
    select p.url, p.file_id, p.workspace_id, p.state, p.problem from pictures p
    where p.workspace_id = ${currentWorkspace} and md5(p.url) in (select md5(l.url) from ${listed(urls)} l)`);
  const known = new Map(rows.map((row) => [row.url, row]));
  return urls.flatMap((url) => {
    const row = known.get(url);
    if (!row) return [];
    const { file_id, workspace_id, state, problem } = row;
    return { url, storedUrl: file_id && urlOf(workspace_id, file_id), state, problem };
  });
}

/** Has the pictures of a product fetched once more that are not there. @returns how many */
export async function retryPictures(
  tx: WorkspaceTx,
  workspaceId: Id<"workspace">,
  product: Pictured,
): Promise<number> {
  const urls = addressesOf([product]);
  if (urls.length === 0) return 0;
  const rows = await tx.execute<{ host: string }>(sql`
    update pictures p set state = 'waiting', attempts = 0, due_at = now(), problem = null
    where p.workspace_id = ${currentWorkspace} and p.state <> 'stored'
      and md5(p.url) in (select md5(l.url) from ${listed(urls)} l) returning host`);
  const hosts = [...new Set(rows.map((row) => row.host))];
  await emit(
    tx,
    hosts.slice(0, hostsAtOnce).map((host) => picturesWanted.create({ workspaceId, host })),
  );
  return rows.length;
}
