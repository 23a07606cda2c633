import { and, eq, sql } from "drizzle-orm";
import type { WorkspaceTx } from "@/server/db/client";
import { currentWorkspace } from "@/server/db/tenant";
import { platformSettings } from "@/server/modules/settings";
import { type Id, newId } from "@/server/platform/ids";
import { accountKinds, type Balance } from "./contract";
import { points, postGrant } from "./ledger";
import { ledgerAccounts, ledgerGrants } from "./schema";

/** How many points a new store starts with; a setting of the installation. */
async function welcomePoints(): Promise<number> {
  return (await platformSettings()).welcome_points;
}

/**
 * Makes sure that the store's wallet exists, and gives the welcome points with it: once, whoever comes first.
 * The accounts and the grant commit together, so a wallet without its welcome is never seen.
 */
export async function ensureWallet(tx: WorkspaceTx, unit = points): Promise<void> {
  const opened = await tx
    .insert(ledgerAccounts)
    .values(
      accountKinds.map((kind) => ({
        id: newId("ledgerAccount"),
        workspaceId: sql<Id<"workspace">>`${currentWorkspace}`,
        unit,
        kind,
      })),
    )
    .onConflictDoNothing()
    .returning({ id: ledgerAccounts.id });
  if (opened.length === 0 || unit !== points) return;
  const amount = await welcomePoints();
  if (amount > 0) await postGrant(tx, { amount, key: "welcome", cause: "welcome" });
}

/**
 * What the store can spend and what is held. Works in a read-only transaction too: points that have expired
 * but wait for the sweep do not count, and a wallet that nobody has opened yet shows its welcome points.
 */
export async function readBalance(tx: WorkspaceTx, unit = points): Promise<Balance> {
  const [accounts, expiring] = await Promise.all([
    tx
      .select({ kind: ledgerAccounts.kind, balance: ledgerAccounts.balance })
      .from(ledgerAccounts)
      .where(eq(ledgerAccounts.unit, unit)),
    tx
      .select({
        at: ledgerGrants.expiresAt,
        amount: ledgerGrants.remaining,
        gone: sql<boolean>`${ledgerGrants.expiresAt} <= now()`,
      })
      .from(ledgerGrants)
      .where(
        and(
          eq(ledgerGrants.unit, unit),
          sql`${ledgerGrants.remaining} > 0`,
          sql`${ledgerGrants.expiresAt} is not null`,
        ),
      )
      .orderBy(ledgerGrants.expiresAt, ledgerGrants.id),
  ]);
  if (accounts.length === 0) {
    return { available: unit === points ? await welcomePoints() : 0, held: 0, nextExpiry: null };
  }
  const balance = (kind: string) => accounts.find((a) => a.kind === kind)?.balance ?? 0;
  const gone = expiring.reduce((sum, grant) => sum + (grant.gone ? grant.amount : 0), 0);
  const next = expiring.find((grant) => !grant.gone);
  return {
    available: balance("wallet") - gone,
    held: balance("held"),
    nextExpiry: next?.at ? { amount: next.amount, at: next.at.toISOString() } : null,
  };
}
