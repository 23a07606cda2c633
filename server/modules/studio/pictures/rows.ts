import { and, desc, eq, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import type { Provider } from "@/server/modules/ai/contract";
import { productCovers } from "@/server/modules/catalog";
import { fileRows, fileUrl } from "@/server/modules/files";
import type { Design, Recipe } from "@/server/modules/media";
import { type ErrorCode, notFound } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import type { RenderingDetail, RenderingSummary } from "../contract";
import type { PictureOptions } from "./generation-contract";
import { renderingFiles, renderings, renderingVersions } from "./schema";

export type RenderingRow = typeof renderings.$inferSelect;

/** The row of a rendering. @throws AppError NOT_FOUND */
export async function renderingRow(tx: WorkspaceTx, id: Id<"rendering">): Promise<RenderingRow> {
  const [row] = await tx.select().from(renderings).where(eq(renderings.id, id));
  if (!row) throw notFound("picture");
  return row;
}

/** What a rendering becomes whose work brought nothing: one that has versions stays what it is. */
export const statusWithoutPicture = sql<
  RenderingRow["status"]
>`case when exists (select 1 from rendering_versions v
  where v.workspace_id = renderings.workspace_id and v.rendering_id = renderings.id) then 'done' else 'failed' end`;

/** Whether the work on it died: its points are on their way back. */
export const isLost = (row: Pick<RenderingRow, "status" | "expiresAt">): boolean =>
  row.status === "running" && row.expiresAt.getTime() < Date.now();

/** Adds a version with its pictures, in the order in which they were asked for. @returns its number */
export async function addRenderingVersion(
  tx: WorkspaceTx,
  { id, workspaceId, createdBy }: Pick<RenderingRow, "id" | "workspaceId" | "createdBy">,
  options: Recipe | Design | PictureOptions,
  made: { label: string; fileId: Id<"file"> }[],
  /** The model that made it, where one did. */
  maker: { provider: Provider; model: string } | undefined = undefined,
): Promise<number> {
  // Two at once: the rendering's row makes them queue.
  await tx.select({ id: renderings.id }).from(renderings).where(eq(renderings.id, id)).for("update");
  const number = (await tx.$count(renderingVersions, eq(renderingVersions.renderingId, id))) + 1;
  const [version] = await tx
    .insert(renderingVersions)
    .values({ workspaceId, renderingId: id, number, options, createdBy, ...maker })
    .returning({ id: renderingVersions.id });
  if (!version) throw new Error("the version was not written");
  await tx
    .insert(renderingFiles)
    .values(made.map((file, position) => ({ workspaceId, versionId: version.id, position, ...file })));
  return number;
}

interface FileOfRendering {
  renderingId: Id<"rendering">;
  number: number;
  file: RenderingDetail["versions"][number]["files"][number];
}

/** The pictures of some renderings, by version and position. */
async function filesOf(tx: WorkspaceTx, ids: Id<"rendering">[]): Promise<FileOfRendering[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select({
      renderingId: renderingVersions.renderingId,
      number: renderingVersions.number,
      label: renderingFiles.label,
      fileId: renderingFiles.fileId,
    })
    .from(renderingFiles)
    .innerJoin(renderingVersions, eq(renderingVersions.id, renderingFiles.versionId))
    .where(inArray(renderingVersions.renderingId, ids))
    .orderBy(renderingVersions.number, renderingFiles.position);
  const stored = await fileRows(
    tx,
    rows.map(({ fileId }) => fileId),
  );
  const known = new Map(stored.map((file) => [file.id, file]));
  return rows.flatMap(({ renderingId, number, label, fileId }) => {
    const file = known.get(fileId);
    if (!file) return [];
    const { workspaceId, mediaType, bytes, width, height } = file;
    const url = fileUrl(workspaceId, fileId);
    return {
      renderingId,
      number,
      file: { fileId, label, url, mediaType, bytes, width: width ?? 0, height: height ?? 0 },
    };
  });
}

async function summaries(
  tx: WorkspaceTx,
  rows: RenderingRow[],
  made: FileOfRendering[],
): Promise<RenderingSummary[]> {
  const covers = await productCovers(
    tx,
    rows.flatMap((row) => row.productId ?? []),
  );
  return rows.map((row) => {
    const own = made.filter(({ renderingId }) => renderingId === row.id);
    const newest = own.find(({ number }) => number === own.at(-1)?.number);
    const lost = isLost(row);
    return {
      id: row.id,
      service: row.service,
      status: lost ? (own.length > 0 ? "done" : "failed") : row.status,
      errorCode: lost ? ("INTERRUPTED" satisfies ErrorCode) : row.errorCode,
      product: (row.productId && covers.get(row.productId)) || null,
      source: row.sourceFileId && {
        fileId: row.sourceFileId,
        url: fileUrl(row.workspaceId, row.sourceFileId),
      },
      points: row.points,
      previewUrl: newest?.file.url ?? null,
      appliedFileId: row.appliedFileId,
      createdAt: row.createdAt.toISOString(),
    };
  });
}

/** A page of renderings, newest first, after `cursor`. */
export async function listRenderingRows(
  tx: WorkspaceTx,
  filter: {
    service?: RenderingRow["service"] | undefined;
    productId?: Id<"product"> | undefined;
    cursor?: Id<"rendering"> | undefined;
    limit: number;
  },
): Promise<RenderingSummary[]> {
  const where: (SQL | undefined)[] = [
    filter.service ? eq(renderings.service, filter.service) : undefined,
    filter.productId ? eq(renderings.productId, filter.productId) : undefined,
    filter.cursor ? lt(renderings.id, filter.cursor) : undefined,
  ];
  const rows = await tx
    .select()
    .from(renderings)
    .where(and(...where))
    .orderBy(desc(renderings.id))
    .limit(filter.limit);
  return summaries(
    tx,
    rows,
    await filesOf(
      tx,
      rows.map((row) => row.id),
    ),
  );
}

/** The newest pictures of some renderings, and which of them stand on their products. */
export async function previewsOf(
  tx: WorkspaceTx,
  ids: Id<"rendering">[],
): Promise<Map<string, { url: string | null; applied: boolean }>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.select().from(renderings).where(inArray(renderings.id, ids));
  const made = await filesOf(tx, ids);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        url: made.findLast(({ renderingId }) => renderingId === row.id)?.file.url ?? null,
        applied: row.appliedFileId !== null,
      },
    ]),
  );
}

/** A rendering with all its versions. @throws AppError NOT_FOUND */
export async function renderingDetail(tx: WorkspaceTx, id: Id<"rendering">): Promise<RenderingDetail> {
  const row = await renderingRow(tx, id);
  const made = await filesOf(tx, [id]);
  const versions = await tx
    .select()
    .from(renderingVersions)
    .where(eq(renderingVersions.renderingId, id))
    .orderBy(renderingVersions.number);
  const [summary] = await summaries(tx, [row], made);
  if (!summary) throw notFound("picture");
  return {
    ...summary,
    versions: versions.map(({ number, options, provider, model, createdAt }) => ({
      number,
      options,
      provider,
      model,
      files: made.filter((one) => one.number === number).map(({ file }) => file),
      createdAt: createdAt.toISOString(),
    })),
  };
}
