import { and, asc, eq, ne } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import type { Id } from "@/server/platform/ids";
import type { GenerationDetail } from "../contract";
import { generations } from "../schema";

type SourceColumns = Pick<typeof generations.$inferSelect, "sourceId" | "sourceVersion">;

/** The text that another one was made of, by its language; null for one that was written anew. */
export async function sourceOf(
  tx: WorkspaceTx,
  { sourceId, sourceVersion }: SourceColumns,
): Promise<GenerationDetail["source"]> {
  if (!sourceId || sourceVersion === null) return null;
  const [row] = await tx
    .select({ options: generations.options })
    .from(generations)
    .where(eq(generations.id, sourceId));
  return row ? { id: sourceId, version: sourceVersion, locale: row.options.locale } : null;
}

/** What a text became in other languages, without what was stopped before there was anything. */
export async function adaptationsOf(
  tx: WorkspaceTx,
  id: Id<"generation">,
): Promise<GenerationDetail["adaptations"]> {
  const rows = await tx
    .select()
    .from(generations)
    .where(and(eq(generations.sourceId, id), ne(generations.status, "cancelled")))
    .orderBy(asc(generations.id));
  return rows.map((row) => ({
    id: row.id,
    version: row.sourceVersion ?? 1,
    options: { locale: row.options.locale, adapt: row.options.adapt },
    status: row.status,
  }));
}
