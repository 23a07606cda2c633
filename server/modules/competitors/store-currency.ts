import { sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { currentWorkspace, workspaces } from "@/server/db/tenant";

/** The currency of the transaction's store. */
export async function storeCurrency(tx: WorkspaceTx): Promise<string> {
  const [row] = await tx
    .select({ currency: workspaces.currency })
    .from(workspaces)
    .where(sql`${workspaces.id} = ${currentWorkspace}`);
  return row?.currency ?? "USD";
}
