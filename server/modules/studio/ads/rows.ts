import { and, desc, eq, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { productCovers } from "@/server/modules/catalog";
import { notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import type { AdSetSummary, AdVersion } from "./contract";
import { type AdNetwork, adNetworkOf } from "./networks";
import { adSets, adVersions } from "./schema";

type AdSetRow = typeof adSets.$inferSelect;
type AdVersionRow = typeof adVersions.$inferSelect;

/** A version as people see it. */
export function toAdVersion(row: AdVersionRow): AdVersion {
  const { network, number, content, source, provider, model, offline, createdAt } = row;
  return { network, number, content, source, provider, model, offline, createdAt: createdAt.toISOString() };
}

/** The row of a set. @throws AppError NOT_FOUND */
export async function adSetRow(tx: WorkspaceTx, id: Id<"adSet">): Promise<AdSetRow> {
  const [row] = await tx.select().from(adSets).where(eq(adSets.id, id));
  if (!row) throw notFound("text");
  return row;
}

/** How many versions the ad of a set on a network has. */
export const adVersionCount = (tx: WorkspaceTx, setId: Id<"adSet">, network: AdNetwork) =>
  tx.$count(adVersions, and(eq(adVersions.setId, setId), eq(adVersions.network, network)));

/** Adds a version after the last of its network. Two at once: the set's row makes them queue. */
export async function addAdVersion(
  tx: WorkspaceTx,
  set: Pick<AdSetRow, "id" | "workspaceId">,
  version: Omit<AdVersionRow, "id" | "workspaceId" | "setId" | "number" | "createdAt">,
): Promise<AdVersionRow> {
  await tx.select({ id: adSets.id }).from(adSets).where(eq(adSets.id, set.id)).for("update");
  const number = (await adVersionCount(tx, set.id, version.network)) + 1;
  const [row] = await tx
    .insert(adVersions)
    .values({ ...version, workspaceId: set.workspaceId, setId: set.id, number })
    .returning();
  if (!row) throw new Error("the version was not written");
  return row;
}

/** The newest version of each network of some sets. */
const newestVersions = (tx: WorkspaceTx, ids: Id<"adSet">[]): Promise<AdVersionRow[]> =>
  tx
    .selectDistinctOn([adVersions.setId, adVersions.network])
    .from(adVersions)
    .where(inArray(adVersions.setId, ids))
    .orderBy(adVersions.setId, adVersions.network, desc(adVersions.number));

/** What a list shows of an ad: the first text of its first field. */
function excerptOf(version: AdVersionRow | undefined): string {
  const [field] = version ? adNetworkOf(version.network).fields : [];
  return (field && version?.content[field.id]?.[0]) ?? "";
}

/** A page of sets, newest first, after `cursor`. */
export async function listAdSetRows(
  tx: WorkspaceTx,
  filter: {
    productId?: Id<"product"> | undefined;
    network?: AdNetwork | undefined;
    cursor?: Id<"adSet"> | undefined;
    limit: number;
  },
): Promise<AdSetSummary[]> {
  const where: (SQL | undefined)[] = [
    filter.productId ? eq(adSets.productId, filter.productId) : undefined,
    filter.network
      ? sql`exists (select 1 from ad_versions v where v.workspace_id = ${adSets.workspaceId} and v.set_id = ${adSets.id} and v.network = ${filter.network})`
      : undefined,
    filter.cursor ? lt(adSets.id, filter.cursor) : undefined,
  ];
  const rows = await tx
    .select()
    .from(adSets)
    .where(and(...where))
    .orderBy(desc(adSets.id))
    .limit(filter.limit);
  const covers = await productCovers(
    tx,
    rows.map((row) => row.productId),
  );
  const newest = await newestVersions(
    tx,
    rows.map((row) => row.id),
  );
  return rows.map((row) =>
    summaryOf(
      row,
      newest.filter(({ setId }) => setId === row.id),
      covers.get(row.productId) ?? null,
    ),
  );
}

function summaryOf(
  { id, options, createdAt }: AdSetRow,
  newest: AdVersionRow[],
  product: AdSetSummary["product"],
): AdSetSummary {
  const inOrder = options.networks.flatMap((network) => newest.find((one) => one.network === network) ?? []);
  return {
    id,
    product,
    options,
    written: inOrder.map(({ network }) => network),
    excerpt: excerptOf(inOrder[0]),
    createdAt: createdAt.toISOString(),
  };
}

/** A set with all versions of its ads, in order. @throws AppError NOT_FOUND */
export async function adSetDetail(
  tx: WorkspaceTx,
  id: Id<"adSet">,
): Promise<AdSetSummary & { versions: AdVersion[] }> {
  const row = await adSetRow(tx, id);
  const covers = await productCovers(tx, [row.productId]);
  const versions = await tx
    .select()
    .from(adVersions)
    .where(eq(adVersions.setId, id))
    .orderBy(adVersions.network, adVersions.number);
  return {
    ...summaryOf(row, versions.toReversed(), covers.get(row.productId) ?? null),
    versions: versions.map(toAdVersion),
  };
}
