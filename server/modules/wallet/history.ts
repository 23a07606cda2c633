import { and, desc, eq, gte, inArray, lt, type SQL } from "drizzle-orm";
import type { z } from "zod";
import type { WorkspaceTx } from "@/server/db/client";
import { encodeId, type Id } from "@/server/platform/ids";
import { Cause, type Movement, type MovementFilter } from "./contract";
import { points } from "./ledger";
import { ledgerMovements } from "./schema";

/**
 * The smallest id that a movement of this moment can have. Ids carry their time (RFC 9562, version 7), so a
 * range of dates is a range of the index that the history is read by.
 */
function firstIdAt(at: string): Id<"ledgerMovement"> {
  const hex = Math.max(0, new Date(at).getTime()).toString(16).padStart(12, "0");
  return encodeId("ledgerMovement", `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`);
}

/** A page of the wallet's history, newest first. */
export async function readHistory(
  tx: WorkspaceTx,
  filter: z.output<typeof MovementFilter>,
): Promise<{ items: Movement[]; nextCursor: Id<"ledgerMovement"> | null }> {
  const m = ledgerMovements;
  const conditions: (SQL | undefined)[] = [
    eq(m.unit, points),
    filter.cursor ? lt(m.id, filter.cursor) : undefined,
    filter.from ? gte(m.id, firstIdAt(filter.from)) : undefined,
    filter.to ? lt(m.id, firstIdAt(filter.to)) : undefined,
    filter.kinds && inArray(m.kind, filter.kinds),
    filter.causes && inArray(m.cause, filter.causes),
  ];
  const rows = await tx
    .select()
    .from(m)
    .where(and(...conditions))
    .orderBy(desc(m.id))
    .limit(filter.limit + 1);
  const items = rows.slice(0, filter.limit).map((row) => ({
    ...row,
    cause: Cause.parse(row.cause),
    createdAt: row.createdAt.toISOString(),
  }));
  return { items, nextCursor: rows.length > filter.limit ? (items.at(-1)?.id ?? null) : null };
}
