import { sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { decodeId, type Id } from "@/server/platform/ids";
import type { priceCauses } from "../choices";

/** Why and by whom prices are changed, for their lines in the ledger. */
interface PriceCause {
  cause: (typeof priceCauses)[number];
  /** As the log of deeds names who does it; left out where the program does it by itself. */
  by?: { actor: string; userId: Id<"user"> | null } | undefined;
  /** Id of what asks for it: one for all, or one for each variant. */
  reference?: string | undefined;
  references?: ReadonlyMap<Id<"variant">, string>;
}

const uuidOf = (kind: "variant" | "user", id: string | null | undefined) =>
  (id && decodeId(kind, id)) || null;

/** Names the cause of all price changes that this transaction makes from here on; the database writes the ledger. */
export async function nameCause(
  tx: WorkspaceTx,
  { cause, by, reference, references = new Map() }: PriceCause,
): Promise<void> {
  const told = {
    cause,
    actor: by?.actor ?? null,
    userId: uuidOf("user", by?.userId),
    reference: reference ?? null,
    references: Object.fromEntries([...references].map(([id, of]) => [uuidOf("variant", id), of])),
  };
  await tx.execute(sql`select set_config('app.price_cause', ${JSON.stringify(told)}, true)`);
}
