import { and, desc, eq, isNull, lt, notInArray, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { WorkspaceTx } from "@/server/db/client";
import type { Id } from "@/server/platform/ids";
import { Cause, type MovementKind, type StatementFilter, type StatementLine } from "./contract";
import { points } from "./ledger";
import { ledgerHolds, ledgerMovements } from "./schema";

const h = ledgerHolds;
const m = ledgerMovements;

/** What a hold is called by what became of it. */
const kindOfState = { held: "hold", settled: "settle", released: "release" } as const;

/** The lines of one kind: those of a hold by its state, the others by what they are. */
function ofKind(kind: MovementKind): SQL | undefined {
  const state = (["held", "settled", "released"] as const).find((one) => kindOfState[one] === kind);
  return state ? eq(h.state, state) : and(isNull(h.id), eq(m.kind, kind));
}

/** A page of the statement, newest first: the history as a merchant reads it, without the ends of holds. */
export async function readStatement(
  tx: WorkspaceTx,
  filter: z.output<typeof StatementFilter>,
): Promise<{ items: StatementLine[]; nextCursor: Id<"ledgerMovement"> | null }> {
  const rows = await tx
    .select({ movement: m, hold: { state: h.state, settled: h.settled } })
    .from(m)
    // A hold has the id of the movement that opened it.
    .leftJoin(h, and(eq(h.workspaceId, m.workspaceId), sql`${h.id} = ${m.id}`))
    .where(
      and(
        eq(m.unit, points),
        filter.cursor ? lt(m.id, filter.cursor) : undefined,
        notInArray(m.kind, ["settle", "release"]),
        filter.kind && ofKind(filter.kind),
      ),
    )
    .orderBy(desc(m.id))
    .limit(filter.limit + 1);
  const items = rows.slice(0, filter.limit).map(({ movement, hold }) => {
    const { id, cause, reference, availableChange, availableAfter, createdAt } = movement;
    const spent = { held: availableChange, settled: -(hold?.settled ?? 0), released: 0 };
    const change = hold ? spent[hold.state] : availableChange;
    return {
      id,
      kind: hold ? kindOfState[hold.state] : movement.kind,
      cause: Cause.parse(cause),
      reference,
      change,
      after: availableAfter + change - availableChange,
      createdAt: createdAt.toISOString(),
    };
  });
  return { items, nextCursor: rows.length > filter.limit ? (items.at(-1)?.id ?? null) : null };
}
