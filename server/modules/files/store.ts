import { Readable } from "node:stream";
import { eq, inArray } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import type { WorkspaceAccess } from "@/server/operations/context";
import { AppError, notFound } from "@/server/platform/errors";
import { type Id, newId } from "@/server/platform/ids";
import { storage } from "@/server/platform/storage";
import type { StoredFile } from "./contract";
import { files } from "./schema";

type Row = typeof files.$inferSelect;
/** Opens a short transaction of the store. */
export type Transaction = <R>(fn: (tx: WorkspaceTx) => Promise<R>) => Promise<R>;

export interface NewFile {
  name: string;
  mediaType: string;
  purpose: Row["purpose"];
  content: Readable;
  createdBy: Id<"user"> | null;
  /** What is to commit with the file's row, or not at all; where it fails, nothing is stored. */
  also?(tx: WorkspaceTx, row: Row): Promise<void>;
  width?: number;
  height?: number;
}

/** A name as it may stand in a header or a folder: no path, no control characters, at most 120 characters. */
function safeName(name: string): string {
  const base = name.normalize("NFC").split(/[/\\]/).pop() ?? "";
  return (
    base
      .replace(/[\p{Cc}"<>|:*?]/gu, "")
      .slice(-120)
      .trim() || "file"
  );
}

/** Passes a stream on and counts it. @throws AppError TOO_LARGE past the limit, so that nothing is stored. */
export async function* limited(content: AsyncIterable<Uint8Array>, limit: number, seen: { bytes: number }) {
  for await (const chunk of content) {
    seen.bytes += chunk.byteLength;
    if (seen.bytes > limit) {
      throw new AppError("TOO_LARGE", { params: { limit: `${Math.floor(limit / 1024 / 1024)} MB` } });
    }
    yield chunk;
  }
}

/** Stores a file of a store: its content first, then its row, so that no row names a file that is not there. */
export async function storeFile(
  workspace: Pick<WorkspaceAccess, "id">,
  transaction: Transaction,
  file: NewFile,
  limit = Number.POSITIVE_INFINITY,
): Promise<Row> {
  const id = newId("file");
  const storageKey = `${workspace.id}/${id}`;
  const seen = { bytes: 0 };
  await storage().put(storageKey, Readable.from(limited(file.content, limit, seen)));
  const { content: _content, also, ...fields } = file;
  try {
    return await transaction(async (tx) => {
      const [row] = await tx
        .insert(files)
        .values({
          id,
          workspaceId: workspace.id,
          storageKey,
          ...fields,
          name: safeName(file.name),
          bytes: seen.bytes,
        })
        .returning();
      if (!row) throw new Error("the file's row was not written");
      await also?.(tx, row);
      return row;
    });
  } catch (error) {
    await storage().remove(storageKey);
    throw error;
  }
}

/** The row of a file. @throws AppError NOT_FOUND */
export async function fileRow(tx: WorkspaceTx, id: Id<"file">): Promise<Row> {
  const [row] = await tx.select().from(files).where(eq(files.id, id));
  if (!row) throw notFound("file");
  return row;
}

/** The rows of files, in no order; those that are not there are left out. */
export async function fileRows(tx: WorkspaceTx, ids: Id<"file">[]): Promise<Row[]> {
  return ids.length === 0 ? [] : tx.select().from(files).where(inArray(files.id, ids));
}

/** Opens a stored file's content. */
export const openFile = (row: Pick<Row, "storageKey">): Promise<Readable> => storage().read(row.storageKey);

/** Where members of a store reach one of its files: by the store's id, since its address may change. */
export const fileUrl = (workspace: Id<"workspace">, id: Id<"file">): string =>
  `/store/${workspace}/files/${id}`;

/** A file as people see it. */
export function toStoredFile(row: Row): StoredFile {
  const { id, workspaceId, name, mediaType, bytes, width, height } = row;
  return { id, name, mediaType, bytes, width, height, url: fileUrl(workspaceId, id) };
}
