import { and, desc, eq, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { productCovers } from "@/server/modules/catalog";
import { type ErrorCode, notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import { adaptationsOf, sourceOf } from "./adapt/rows";
import { changedShare } from "./compare/words";
import type { GenerationDetail, GenerationSummary, Version } from "./contract";
import { TextServiceId } from "./contract";
import { ratingsOf } from "./experiments/ratings";
import { textFacts } from "./grounding";
import { generations, generationVersions } from "./schema";
import { templateNames } from "./templates/rows";

type GenerationRow = typeof generations.$inferSelect;
type VersionRow = typeof generationVersions.$inferSelect;

const excerptLength = 160;

/** A version as people see it. */
export function toVersion(row: VersionRow): Version {
  const { number, text, source, provider, model, offline, findings, templateId, templateVersion } = row;
  const template =
    templateId && templateVersion !== null ? { id: templateId, version: templateVersion } : null;
  const createdAt = row.createdAt.toISOString();
  return { number, text, source, provider, model, offline, findings, template, createdAt };
}

/** The row of a generation. @throws AppError NOT_FOUND */
export async function generationRow(tx: WorkspaceTx, id: Id<"generation">): Promise<GenerationRow> {
  const [row] = await tx.select().from(generations).where(eq(generations.id, id));
  if (!row) throw notFound("text");
  return row;
}

/** The row of one version. @throws AppError NOT_FOUND */
export async function versionRow(tx: WorkspaceTx, id: Id<"generation">, number: number): Promise<VersionRow> {
  const [row] = await tx
    .select()
    .from(generationVersions)
    .where(and(eq(generationVersions.generationId, id), eq(generationVersions.number, number)));
  if (!row) throw notFound("version");
  return row;
}

/** What a text becomes whose writing brought nothing: one that has versions stays what it is. */
export const statusWithoutText = (otherwise: "failed" | "cancelled") =>
  sql<GenerationRow["status"]>`case when exists (select 1 from generation_versions v
    where v.workspace_id = generations.workspace_id and v.generation_id = generations.id) then 'done' else ${otherwise} end`;

/**
 * Says of a text whose process died that its writing broke off, unless another call writes it by now. In the
 * transaction that ends the call `key`, or after it.
 */
export async function endLostText(tx: WorkspaceTx, id: Id<"generation">, key: string): Promise<void> {
  await tx
    .update(generations)
    .set({ status: statusWithoutText("failed"), errorCode: "INTERRUPTED" satisfies ErrorCode })
    .where(and(eq(generations.id, id), eq(generations.status, "running"), eq(generations.callKey, key)));
}

/** Adds a version after the last. Two at once: the generation's row, locked first, makes them queue. */
export async function addVersion(
  tx: WorkspaceTx,
  generation: Pick<GenerationRow, "id" | "workspaceId">,
  version: Pick<VersionRow, "text" | "source" | "provider" | "model" | "offline" | "findings" | "createdBy"> &
    Partial<Pick<VersionRow, "templateId" | "templateVersion" | "editShare">>,
): Promise<VersionRow> {
  const locked = tx
    .select({ id: generations.id })
    .from(generations)
    .where(eq(generations.id, generation.id))
    .for("update");
  const added = tx
    .insert(generationVersions)
    .values({
      workspaceId: generation.workspaceId,
      generationId: generation.id,
      number: sql`(select coalesce(max(v.number), 0) + 1 from generation_versions v where v.workspace_id = ${sql.param(generation.workspaceId, generations.workspaceId)} and v.generation_id = ${sql.param(generation.id, generations.id)})`,
      ...version,
    })
    .returning();
  const [, [row]] = await Promise.all([locked, added]);
  if (!row) throw new Error("the version was not written");
  return row;
}

/** How much of what was written last somebody has changed; null where all of it is their own. */
export async function shareOfEdit(
  tx: WorkspaceTx,
  id: Id<"generation">,
  text: string,
): Promise<number | null> {
  const [written] = await tx
    .select({ text: generationVersions.text })
    .from(generationVersions)
    .where(and(eq(generationVersions.generationId, id), eq(generationVersions.source, "ai")))
    .orderBy(desc(generationVersions.number))
    .limit(1);
  return written ? changedShare(written.text, text) : null;
}

async function summaries(tx: WorkspaceTx, rows: (GenerationRow & { excerpt: string | null })[]) {
  const covers = await productCovers(
    tx,
    rows.flatMap((row) => row.productId ?? []),
  );
  return rows.map(
    (row): GenerationSummary => ({
      id: row.id,
      service: TextServiceId.parse(row.service),
      status: row.status,
      product: (row.productId && covers.get(row.productId)) || null,
      options: row.options,
      points: row.points,
      excerpt: row.excerpt ?? "",
      appliedVersion: row.appliedVersion,
      createdAt: row.createdAt.toISOString(),
    }),
  );
}

const latestText = sql<string | null>`(select left(v.text, ${excerptLength}) from generation_versions v
  where v.workspace_id = generations.workspace_id and v.generation_id = generations.id order by v.number desc limit 1)`;

/** A page of generations, newest first, after `cursor`; one more than `limit` tells whether there is a next. */
export async function listGenerationRows(
  tx: WorkspaceTx,
  filter: {
    productId?: Id<"product"> | undefined;
    service?: string | undefined;
    cursor?: Id<"generation"> | undefined;
    limit: number;
  },
): Promise<GenerationSummary[]> {
  const where: (SQL | undefined)[] = [
    filter.productId ? eq(generations.productId, filter.productId) : undefined,
    filter.service ? eq(generations.service, filter.service) : undefined,
    filter.cursor ? lt(generations.id, filter.cursor) : undefined,
    or(eq(generations.status, "done"), eq(generations.status, "failed"), eq(generations.status, "running")),
  ];
  const rows = await tx
    .select()
    .from(generations)
    .where(and(...where))
    .orderBy(desc(generations.id))
    .limit(filter.limit);
  const excerpts = await excerptsOf(
    tx,
    rows.map((row) => row.id),
  );
  return summaries(
    tx,
    rows.map((row) => ({ ...row, excerpt: excerpts.get(row.id) ?? null })),
  );
}

/** How many findings the newest text of a generation has; for a query of generations. */
export const openFindings = sql<number>`coalesce((select jsonb_array_length(v.findings) from generation_versions v
  where v.workspace_id = generations.workspace_id and v.generation_id = generations.id
  order by v.number desc limit 1), 0)`;

/** The beginnings of the newest texts of some generations. */
export async function excerptsOf(tx: WorkspaceTx, ids: Id<"generation">[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: generations.id, excerpt: latestText })
    .from(generations)
    .where(inArray(generations.id, ids));
  return new Map(rows.map((row) => [row.id, row.excerpt ?? ""]));
}

/** A generation with all its versions. @throws AppError NOT_FOUND */
export async function generationDetail(
  tx: WorkspaceTx,
  id: Id<"generation">,
  currency: string,
  me: Id<"user"> | null,
): Promise<GenerationDetail> {
  const row = await generationRow(tx, id);
  const versions = await tx
    .select()
    .from(generationVersions)
    .where(eq(generationVersions.generationId, id))
    .orderBy(generationVersions.number);
  const [summary] = await summaries(tx, [
    { ...row, excerpt: versions.at(-1)?.text.slice(0, excerptLength) ?? null },
  ]);
  if (!summary) throw notFound("text");
  const templateIds = new Set(versions.flatMap(({ templateId }) => templateId ?? []));
  return {
    ...summary,
    versions: versions.map(toVersion),
    errorCode: row.errorCode,
    facts: await textFacts(tx, row, currency),
    source: await sourceOf(tx, row),
    adaptations: await adaptationsOf(tx, id),
    templates: await templateNames(tx, [...templateIds]),
    ratings: await ratingsOf(tx, id, me),
  };
}
