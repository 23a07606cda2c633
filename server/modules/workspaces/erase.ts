import { and, eq, lte } from "drizzle-orm";
import { withService } from "@/server/db/service";
import { workspaces } from "@/server/db/tenant";
import { emit } from "@/server/jobs";
import { closedLongEnough } from "./closed";
import { workspaceErased } from "./events";

/** Stores of one round; what is more is left to the next. */
const storesPerRound = 100;

/**
 * Erases the stores whose time to be opened again is over, each in a transaction of its own: all their rows, by the
 * one way that the database allows (server/db/erasure.ts). @returns how many
 */
export async function eraseClosedStores(now: Date): Promise<number> {
  const over = lte(workspaces.closedAt, closedLongEnough(now));
  const due = await withService((tx) =>
    tx.select({ id: workspaces.id }).from(workspaces).where(over).limit(storesPerRound),
  );
  for (const { id } of due) {
    await withService(async (tx) => {
      const gone = await tx
        .delete(workspaces)
        .where(and(eq(workspaces.id, id), over))
        .returning({ id: workspaces.id });
      if (gone.length > 0) await emit(tx, workspaceErased.create({ workspaceId: id }));
    });
  }
  return due.length;
}
