import { eq } from "drizzle-orm";
import { type WorkspaceTx, withWorkspace } from "@/server/db/client";
import { workspaces } from "@/server/db/tenant";
import { recordDeeds } from "@/server/modules/audit";
import { fileRow, openFile } from "@/server/modules/files";
import { reportProgress, taskSignal } from "@/server/modules/tasks";
import type { Id } from "@/server/platform/ids";
import { openProductFile } from "../formats/detect";
import type { ParsedProduct } from "../formats/parsed";
import { readProducts, spokenBy } from "../formats/read-products";
import type { Spoken } from "../formats/spoken";
import type { ByteSource } from "../formats/table";
import { nameCause } from "../prices/cause";
import { type ClearedCounts, type ImportCounts, importFaults, imports } from "../schema";
import { applyBatch } from "./apply-batch";
import { inBatches, oneAhead } from "./batches";

/** Products that are written in one transaction. */
const batchSize = 250;

type ImportRow = typeof imports.$inferSelect;

/** The bytes of a stored file, as often as a reader asks. */
export function sourceOf(file: { storageKey: string }): ByteSource {
  return async function* bytes() {
    yield* await openFile(file);
  };
}

const sum = (a: ImportCounts, b: ImportCounts): ImportCounts => ({
  added: a.added + b.added,
  changed: a.changed + b.changed,
  unchanged: a.unchanged + b.unchanged,
  faulty: a.faulty + b.faulty,
});

function sumCleared(a: ClearedCounts, b: ClearedCounts): ClearedCounts {
  const sums = { ...a };
  for (const field of Object.keys(b) as (keyof ClearedCounts)[])
    sums[field] = (sums[field] ?? 0) + (b[field] ?? 0);
  return sums;
}

/** How many products are behind an import's counts. */
const done = (counts: ImportCounts) => counts.added + counts.changed + counts.unchanged;

/** Notes on each product that this import has brought or changed it: one statement for a batch. */
async function noteImported(
  tx: WorkspaceTx,
  { id, actor, createdBy }: ImportRow,
  added: Id<"product">[],
  changed: Id<"product">[],
): Promise<void> {
  await recordDeeds(tx, { actor, userId: createdBy, action: "product.imported", details: { import: id } }, [
    ...added.map((target) => ({ target, details: { added: true } })),
    ...changed.map((target) => ({ target, details: { added: false } })),
  ]);
}

async function writeBatch(
  row: ImportRow,
  batch: ParsedProduct[],
  spoken: Spoken,
  from: number,
): Promise<ImportCounts> {
  const { id: importId, workspaceId, dryRun } = row;
  const by = { actor: row.actor, userId: row.createdBy };
  return withWorkspace(workspaceId, async (tx) => {
    const [[now]] = await Promise.all([
      tx.select().from(imports).where(eq(imports.id, importId)).for("update"),
      dryRun ? undefined : nameCause(tx, { cause: "import", by, reference: importId }),
    ]);
    if (!now) throw new Error("the import is gone");
    // Somebody else has written this batch already: a worker that was taken for dead.
    if (now.checkpoint !== from) return now.counts;
    const { counts, cleared, faults } = await applyBatch(tx, batch, spoken, {
      dryRun,
      onWritten: (added, changed) => noteImported(tx, row, added, changed),
    });
    if (faults.length > 0) {
      await tx.insert(importFaults).values(faults.map((fault) => ({ workspaceId, importId, ...fault })));
    }
    const total = sum(now.counts, counts);
    await tx
      .update(imports)
      .set({ counts: total, cleared: sumCleared(now.cleared, cleared), checkpoint: from + batch.length })
      .where(eq(imports.id, importId));
    return total;
  });
}

/**
 * Brings a file in, batch by batch, from where it stopped before. What a batch does and how far the import is commit
 * together, so a crash at any moment repeats nothing and leaves nothing out.
 * @returns whether it came to the end, or somebody wants it to wait or stop
 */
export async function runImport(
  workspaceId: Id<"workspace">,
  importId: Id<"imports">,
): Promise<"done" | "pause" | "cancel"> {
  const { row, file, currency } = await withWorkspace(workspaceId, async (tx) => {
    const [found] = await tx.select().from(imports).where(eq(imports.id, importId));
    const [store] = await tx
      .select({ currency: workspaces.currency })
      .from(workspaces)
      .where(eq(workspaces.id, workspaceId));
    if (!found || !store) throw new Error("the import is gone");
    return { row: found, file: await fileRow(tx, found.fileId), currency: store.currency };
  });
  const { table, format } = await openProductFile(sourceOf(file));
  const mapping = row.mapping ?? undefined;
  try {
    return await runFrom(
      row,
      spokenBy(table.header, format, mapping),
      inBatches(readProducts(table, format, { currency, now: row.createdAt }, mapping), batchSize),
    );
  } finally {
    await table.close();
  }
}

async function runFrom(
  row: ImportRow,
  spoken: Spoken,
  batches: AsyncIterable<ParsedProduct[]>,
): Promise<"done" | "pause" | "cancel"> {
  const { workspaceId, taskId } = row;
  let at = 0;
  for await (const batch of oneAhead(batches)) {
    const from = at;
    at += batch.length;
    // Batches are cut at the same places each time, so those before the checkpoint are done.
    if (from < row.checkpoint) continue;
    if (taskId) {
      const signal = await taskSignal(workspaceId, taskId);
      if (signal !== "run") return signal;
    }
    const counts = await writeBatch(row, batch, spoken, from);
    if (taskId) await reportProgress(workspaceId, taskId, { done: done(counts), failed: counts.faulty });
  }
  return "done";
}
