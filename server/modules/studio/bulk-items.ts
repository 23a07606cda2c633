import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { type WorkspaceTx, withWorkspace } from "@/server/db/client";
import { endLostCall } from "@/server/modules/ai";
import { AppError } from "@/server/platform/errors";
import type { Id } from "@/server/platform/ids";
import { endLostText } from "./generation-rows";
import { endLostPicture } from "./pictures/make";
import { bulkItems, generations } from "./schema";

/** A product of a bulk run, as somebody has taken it up. */
export type BulkItemRow = typeof bulkItems.$inferSelect;
type Claimed = Pick<BulkItemRow, "id" | "attempt">;

/** Names an attempt's call: a text is held and paid once an attempt, and an attempt that died is found by it. */
export const callKey = ({ id, attempt }: Claimed) => `bulk:${id}:${attempt}`;

const ofRun = (bulkId: Id<"bulk">, ...statuses: BulkItemRow["status"][]) =>
  and(eq(bulkItems.bulkId, bulkId), inArray(bulkItems.status, statuses));

/** Still taken up, and by nobody else since. */
const stillMine = ({ id, attempt }: Claimed) =>
  and(eq(bulkItems.id, id), eq(bulkItems.attempt, attempt), eq(bulkItems.status, "running"));

/** Takes the next waiting product of a run; undefined when none waits. Two at once take two different ones. */
export async function takeItem(tx: WorkspaceTx, bulkId: Id<"bulk">): Promise<BulkItemRow | undefined> {
  const [next] = await tx
    .select({ id: bulkItems.id })
    .from(bulkItems)
    .where(ofRun(bulkId, "waiting"))
    .orderBy(asc(bulkItems.position))
    .limit(1)
    .for("update", { skipLocked: true });
  if (!next) return undefined;
  const [item] = await tx
    .update(bulkItems)
    .set({ status: "running", attempt: sql`${bulkItems.attempt} + 1` })
    .where(eq(bulkItems.id, next.id))
    .returning();
  return item;
}

/** In the transaction that begins to write for an item. @throws AppError CONFLICT when it was taken by another */
export async function keepItem(tx: WorkspaceTx, item: Claimed): Promise<void> {
  const mine = await tx.select({ id: bulkItems.id }).from(bulkItems).where(stillMine(item)).for("share");
  if (mine.length === 0) throw new AppError("CONFLICT");
}

/** Says what became of an item. @returns false when another has taken it up: nothing was changed. */
export async function endItem(
  tx: WorkspaceTx,
  item: Claimed,
  end: Partial<Pick<BulkItemRow, "generationId" | "renderingId" | "errorCode">> & {
    status: "done" | "failed";
  },
): Promise<boolean> {
  const ended = await tx.update(bulkItems).set(end).where(stillMine(item)).returning({ id: bulkItems.id });
  return ended.length > 0;
}

/**
 * Lets the products wait again that somebody took up who died: their points go back at once, and should he live
 * after all, he can neither be paid nor end them. For who knows that nobody else works on the run.
 */
export async function takeBackItems(workspaceId: Id<"workspace">, bulkId: Id<"bulk">): Promise<void> {
  const left = await withWorkspace(workspaceId, (tx) =>
    tx
      .select({ id: bulkItems.id, attempt: bulkItems.attempt, generationId: generations.id })
      .from(bulkItems)
      .leftJoin(generations, eq(generations.bulkItemId, bulkItems.id))
      .where(ofRun(bulkId, "running")),
  );
  for (const item of left) {
    await withWorkspace(workspaceId, async (tx) => {
      await endLostCall(tx, callKey(item));
      if (item.generationId) await endLostText(tx, item.generationId, callKey(item));
      await endLostPicture(tx, item.id);
      await tx.update(bulkItems).set({ status: "waiting" }).where(stillMine(item));
    });
  }
}

/** How many products of a run are still to be written. */
export const openItems = (tx: WorkspaceTx, bulkId: Id<"bulk">): Promise<number> =>
  tx.$count(bulkItems, ofRun(bulkId, "waiting", "running"));

/** Passes over what is left of a run that ends early. */
export async function skipItems(tx: WorkspaceTx, bulkId: Id<"bulk">): Promise<void> {
  await tx
    .update(bulkItems)
    .set({ status: "skipped" })
    .where(ofRun(bulkId, "waiting", "running"));
}
